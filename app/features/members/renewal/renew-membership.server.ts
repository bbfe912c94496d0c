import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { membershipRenewals } from "#db/schema/membership-renewals.ts";
import { canRenew } from "../institution/member.policy.ts";
import { findOwnInstitution, type OwnInstitution } from "../institution/own-institution.server.ts";
import { enforceRuling, type Manager } from "../membership/suspension-commands.server.ts";
import {
  type AccreditationFault,
  faultOfAccreditation,
  lastDayAfter,
  type ToldAccreditation,
} from "../year/accreditation.ts";
import { writeConfirmation, writeEntry } from "../year/confirm-year.server.ts";
import { standingOfYear } from "../year/year-view.server.ts";
import { doubtsAbout } from "./doubts.server.ts";
import { isToRenew } from "./opening.ts";
import { tellOfRenewal } from "./renewal-letters.server.ts";

interface Renewed extends ToldAccreditation {
  institutionId: string;
  /** The last day of the term that was read. */
  seen: string;
  /** What the institution tells of its term; empty where it tells nothing. */
  summary: string;
}

type Outcome = { ok: true; isRenewed: boolean } | Refusal<"not-found" | "forbidden" | "stale", AccreditationFault>;

/**
 * A member asks for another term and confirms its entry with it. Where nothing speaks against it the term is renewed at
 * once; else the secretariat looks at it first.
 */
export function renewMembership(
  { withTransaction, clock, config }: Manager,
  { institutionId, seen, summary, ...told }: Renewed,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const today = dayOf(now);
    const own = await findOwnInstitution(tx, actor, institutionId, today);
    if (!own) return refused("not-found");
    if (!canRenew(actor, own.member)) return refused("forbidden");
    const { membership } = own;
    const { id: membershipId, endsOn } = membership;
    if (await isDone(tx, { membershipId, endsOn: seen, summary, actorId: actor.id }, endsOn)) {
      return { ok: true, isRenewed: true };
    }
    if (!isToRenew(endsOn, today, await getAssociation(tx)) || seen !== endsOn) return refused("stale");
    // A day that is over and left out is not refused: people look at the renewal then.
    const fault = faultOfAccreditation(own.institution, told, today);
    // A day that is over stays, and people decide.
    const isKept = fault?.reason === "accreditation-kept" && (own.institution.accreditedUntil ?? today) < today;
    if (fault && !isKept) return fault;
    const { origin } = config;
    const asked = { summary, askedById: actor.id, askedAt: now };
    const target = [membershipRenewals.membershipId, membershipRenewals.endsOn];
    await tx
      .insert(membershipRenewals)
      .values({ membershipId, endsOn, ...asked })
      .onConflictDoUpdate({ target, set: asked });
    await writeEntry(tx, own, { told, actorId: actor.id, origin }, now);
    await confirmOpenYear(tx, own, actor.id, now);
    await touchDirectory(tx, institutionId);
    await recordActivity(tx, { action: "membership.renewal_asked", subjectId: membershipId, actorId: actor.id }, now);
    const doubts = await doubtsAbout(tx, own, { lastDay: lastDayAfter(own.institution, told), today });
    const isRenewed = doubts.length === 0;
    if (isRenewed) await renew(tx, own, { actorId: actor.id, origin }, now);
    await tellOfRenewal(tx, own, { doubts, endsOn, summary, actorId: actor.id, origin }, now);
    return { ok: true, isRenewed };
  });
}

/** A button pressed twice asks the same twice: the person has renewed that term already, and it is no longer the last. */
async function isDone(
  tx: Tx,
  {
    membershipId,
    endsOn,
    summary,
    actorId,
  }: { membershipId: string; endsOn: string; summary: string; actorId: string },
  lastDay: string | null,
): Promise<boolean> {
  if (lastDay === null || lastDay <= endsOn) return false;
  const asked = await tx.$count(
    membershipRenewals,
    and(
      eq(membershipRenewals.membershipId, membershipId),
      eq(membershipRenewals.endsOn, endsOn),
      eq(membershipRenewals.summary, summary),
      eq(membershipRenewals.askedById, actorId),
    ),
  );
  return asked > 0;
}

/** Who has just confirmed the entry is not asked again for the year that waits, and can still tell of it. */
async function confirmOpenYear(tx: Tx, own: OwnInstitution, actorId: string, now: Date): Promise<void> {
  const { window, standing } = await standingOfYear(own, { db: tx, now, rules: await getAssociation(tx) });
  if (standing !== "open" && standing !== "late") return;
  const membershipId = own.membership.id;
  await writeConfirmation(tx, { membershipId, year: window.year, actorId }, now);
  const entry = { subjectId: membershipId, actorId };
  await recordActivity(tx, { ...entry, action: "membership.year_confirmed", data: { year: window.year } }, now);
}

async function renew(
  tx: Tx,
  { membership, institution }: OwnInstitution,
  { actorId, origin }: { actorId: string; origin: string },
  now: Date,
): Promise<void> {
  const ruling = { kind: "renew", reason: "term_renewed", ground: null, objectUntil: null } as const;
  const found = { membership, institution };
  await enforceRuling(tx, found, { ...ruling, origin, proposedById: null, isByVote: false }, actorId, now);
}
