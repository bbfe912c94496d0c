import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipYears, type TakenFromBoard } from "#db/schema/membership-years.ts";
import { UNDONE_BY } from "../institution/clock-reasons.ts";
import { findClockSuspension } from "../institution/clock-suspension.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { canConfirmYear } from "../institution/member.policy.ts";
import { findOwnInstitution, type OwnInstitution } from "../institution/own-institution.server.ts";
import { enforceRuling, type Manager } from "../membership/suspension-commands.server.ts";
import {
  type AccreditationFault,
  faultOfAccreditation,
  lastDayAfter,
  type ToldAccreditation,
} from "./accreditation.ts";
import { findYear, stateOfYear } from "./find-year.server.ts";
import { tellOfAccreditation } from "./tell-of-accreditation.server.ts";
import { windowAt } from "./window.ts";

interface Confirmed extends ToldAccreditation {
  institutionId: string;
  /** The year that was read. */
  seen: string;
  /** How the year stood as it was read (`stateOfYear`); left out where nobody read a page. */
  before?: string;
  /** What the institution tells of its year; empty where it tells nothing. */
  activities: string;
  /** What it takes from the board, in its own words. */
  taken?: TakenFromBoard[];
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale", "replaced" | AccreditationFault>;

/** A member confirms its entry for the year. Again it may do so at any time, such as when its accreditation is renewed. */
export function confirmYear(
  { withTransaction, clock, config }: Manager,
  { institutionId, seen, before, activities, taken = [], ...told }: Confirmed,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const own = await findOwnInstitution(tx, actor, institutionId, dayOf(now));
    if (!own) return refused("not-found");
    if (!canConfirmYear(actor, own.member)) return refused("forbidden");
    const { year } = windowAt(dayOf(now), await getAssociation(tx));
    if (String(year) !== seen) return refused("stale");
    const { row } = (await findYear(tx, own.membership.id, year)) ?? {};
    const { accreditedUntil: stands } = own.institution;
    const lastDay = lastDayAfter(own.institution, told);
    if (before !== undefined && before !== stateOfYear(row?.confirmedAt ?? null, stands))
      return row && saysSame(row, { activities, taken }) && stands === lastDay ? { ok: true } : refused("replaced");
    const fault = faultOfAccreditation(own.institution, told, dayOf(now));
    if (fault) return fault;
    await writeYear(tx, { membershipId: own.membership.id, year, activities, taken, actorId: actor.id }, now);
    await writeEntry(tx, own, { told, actorId: actor.id, origin: config.origin }, now);
    await restore(tx, own, { lastDay, origin: config.origin }, now);
    await touchDirectory(tx, institutionId);
    const entry = { subjectId: own.membership.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "membership.year_confirmed", data: { year } }, now);
    return { ok: true };
  });
}

/** Puts a membership back in force that the clock has suspended for what is mended now; what people ruled stays. */
async function restore(
  tx: Tx,
  { membership, institution }: OwnInstitution,
  { lastDay, origin }: { lastDay: string | null; origin: string },
  now: Date,
): Promise<void> {
  const cause = await findClockSuspension(tx, membership);
  if (!cause) return;
  if (cause === "accreditation_over" && lastDay !== null && lastDay < dayOf(now)) return;
  const ruling = { kind: "reinstate", reason: UNDONE_BY[cause], ground: null, objectUntil: null } as const;
  const found = { membership, institution };
  await enforceRuling(tx, found, { ...ruling, origin, proposedById: null, isByVote: false }, null, now);
}

type Told = Pick<Year, "activities" | "taken">;

const saysSame = (before: Told, { activities, taken }: Told) =>
  before.activities === activities && isDeepStrictEqual(before.taken, taken);

interface Year {
  membershipId: string;
  year: number;
  activities: string;
  taken: TakenFromBoard[];
  actorId: string;
}

async function writeYear(tx: Tx, { actorId, ...row }: Year, now: Date): Promise<void> {
  const confirmed = { activities: row.activities, taken: row.taken, confirmedById: actorId, confirmedAt: now };
  await tx
    .insert(membershipYears)
    .values({ ...row, ...confirmed, askedAt: now })
    .onConflictDoUpdate({ target: [membershipYears.membershipId, membershipYears.year], set: confirmed });
}

/** That an entry was confirmed in a year of which nobody was asked to tell: what is told of it stays as it is. */
export async function writeConfirmation(
  tx: Tx,
  { actorId, ...of }: Pick<Year, "membershipId" | "year" | "actorId">,
  now: Date,
): Promise<void> {
  const confirmed = { confirmedById: actorId, confirmedAt: now };
  await tx
    .insert(membershipYears)
    .values({ ...of, ...confirmed, activities: "", askedAt: now })
    .onConflictDoUpdate({ target: [membershipYears.membershipId, membershipYears.year], set: confirmed });
}

/** Says that an entry is true today, and until when the institution is accredited now. */
export async function writeEntry(
  tx: Tx,
  own: OwnInstitution,
  { told, actorId, origin }: { told: ToldAccreditation; actorId: string; origin: string },
  now: Date,
): Promise<void> {
  const { institution } = own;
  const accreditedUntil = lastDayAfter(institution, told);
  const isSame = accreditedUntil === institution.accreditedUntil;
  const changed = isSame ? {} : { accreditedUntil, version: institution.version + 1, updatedAt: now };
  const { id, version } = institutions;
  await tx
    .update(institutions)
    .set({ ...changed, confirmedAt: now })
    .where(and(eq(id, institution.id), isSame ? undefined : eq(version, institution.version)));
  if (isSame) return;
  const data = {
    before: institution.accreditedUntil,
    after: accreditedUntil,
    hasNoLastDay: told.hasNoLastDay === true,
  };
  const entry = { action: "institution.accreditation_changed", subjectId: institution.id, actorId } as const;
  await recordActivity(tx, { ...entry, data }, now);
  await tellOfAccreditation(tx, own, origin, now);
}
