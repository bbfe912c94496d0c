import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { type BorneNames, renamings } from "#db/schema/renamings.ts";
import { areSameNames, borneNames } from "../institution/borne-names.server.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOpenRenaming, memberOf } from "./find-renaming.server.ts";
import { canAskForName } from "./renaming.policy.ts";
import { tellOfAsking } from "./renaming-letters.server.ts";

interface Asked {
  /** Of the membership. */
  number: string;
  names: BorneNames;
  isCorrection: boolean;
  /** Since which year the institution has the new name. */
  since: number;
  /** What shows it, for those who decide. */
  reason: string;
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale", "unchanged">;

/** Says that a member has another name. Nothing changes until a second person confirms it. */
export function askRenaming(
  { withTransaction, clock, config }: Manager,
  { number, names, isCorrection, since, reason }: Asked,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const found = await findMembership(tx, number);
    if (!found) return refused("not-found");
    const { institution, membership } = found;
    if (!canAskForName(actor, memberOf(institution, membership, dayOf(now)))) return refused("forbidden");
    const open = await findOpenRenaming(tx, institution.id);
    const isTheSame = open?.askedById === actor.id && open.reason === reason && areSameNames(open.after, names);
    if (isTheSame) return { ok: true };
    if (open) return refused("stale");
    const before = borneNames(institution);
    if (areSameNames(before, names)) return refused("unchanged");
    const asked = { before, after: names, isCorrection, since, reason, askedById: actor.id, askedAt: now };
    const [renaming] = await tx
      .insert(renamings)
      .values({ ...asked, institutionId: institution.id })
      .returning();
    if (!renaming) throw new Error("The renaming was not written");
    const entry = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.renaming_asked" }, now);
    await tellOfAsking(tx, { ...found, renaming, origin: config.origin }, actor, now);
    return { ok: true };
  });
}
