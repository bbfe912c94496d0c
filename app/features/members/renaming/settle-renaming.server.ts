import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { renamings } from "#db/schema/renamings.ts";
import { areSameNames, otherNamesAfter } from "../institution/borne-names.server.ts";
import { leaveAddress } from "../institution/former-addresses.server.ts";
import { freeSlug } from "../institution/institution-entry.server.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { changeListed } from "../membership/change-listed.server.ts";
import type { Found, Manager } from "../membership/suspension-commands.server.ts";
import { findOpenRenaming, memberOf, type Renaming } from "./find-renaming.server.ts";
import { canSettleName } from "./renaming.policy.ts";
import { tellOfDeclining, tellOfRenaming } from "./renaming-letters.server.ts";

interface Settled {
  /** Of the membership. */
  number: string;
  /** The id of what was read; something else may have been asked since. */
  seen: string;
  answer: NonNullable<Renaming["outcome"]>;
  /** Why it is declined. */
  reason?: string;
  /** What other rooms keep of a member's name is written anew in the same transaction. */
  follow: (tx: Tx, institutionId: string) => Promise<void>;
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

/**
 * Settles the other name that was asked for a member: whoever asked takes it back, a coordinator confirms or declines it.
 * Confirmed, the member has it at once: its earlier names are kept, its page follows, and the address it had leads there.
 */
export function settleRenaming(
  { withTransaction, clock, config: { origin } }: Manager,
  { number, seen, answer, reason, follow }: Settled,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { institution, membership } = found;
    if (await hasSettled(tx, { institutionId: institution.id, seen, answer, actorId: actor.id })) return { ok: true };
    const renaming = await findOpenRenaming(tx, institution.id);
    if (!renaming) return refused("stale");
    const member = memberOf(institution, membership, dayOf(now));
    const isTheirs = answer === "taken_back" ? renaming.askedById === actor.id : canSettleName(actor, member, renaming);
    if (!isTheirs) return refused("forbidden");
    if (renaming.id !== seen) return refused("stale");
    if (answer === "confirmed" && !areSameNames(renaming.before, institution)) return refused("stale");
    const declinedFor = (answer === "declined" && reason) || null;
    await tx
      .update(renamings)
      .set({ outcome: answer, settledById: actor.id, settledAt: now, declinedFor })
      .where(eq(renamings.id, renaming.id));
    const entry = { subjectId: institution.id, actorId: actor.id };
    const told = { ...found, renaming, origin };
    if (answer === "confirmed") {
      const data = await rename(tx, found, renaming, now);
      await follow(tx, institution.id);
      await recordActivity(tx, { ...entry, action: "institution.renamed", data }, now);
      await tellOfRenaming(tx, told, actor, now);
    } else {
      await recordActivity(tx, { ...entry, action: `institution.renaming_${answer}` }, now);
      if (answer === "declined") await tellOfDeclining(tx, { ...told, declinedFor: declinedFor ?? "" }, actor, now);
    }
    return { ok: true };
  });
}

/** Whether this very person has settled this very thing so already: pressed twice it is done once, and done. */
async function hasSettled(
  tx: Tx,
  {
    institutionId,
    seen,
    answer,
    actorId,
  }: Pick<Settled, "seen" | "answer"> & { institutionId: string; actorId: string },
): Promise<boolean> {
  const isIt = and(eq(renamings.id, seen), eq(renamings.institutionId, institutionId));
  const isSame = and(isIt, eq(renamings.outcome, answer), eq(renamings.settledById, actorId));
  return (await tx.$count(renamings, isSame)) > 0;
}

/** Gives a member its new names, and an address made of them. */
async function rename(tx: Tx, { institution }: Found, { after, isCorrection, since }: Renaming, now: Date) {
  const { id, slug, version } = institution;
  const otherNames = otherNamesAfter(institution, after, isCorrection ? null : since);
  const next = (await freeSlug(tx, after.nameEn, id)) ?? slug;
  if (next !== slug) await leaveAddress(tx, institution, next, now);
  const { translatedNames, ...columns } = after;
  const change = { columns: { ...columns, otherNames, slug: next }, names: translatedNames };
  if ((await changeListed(tx, { institutionId: id, version }, change, now)) === null)
    throw new Error("The institution changed while it was renamed");
  return { before: institution.nameEn, after: after.nameEn };
}
