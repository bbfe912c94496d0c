import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { membershipReminders, membershipYears } from "#db/schema/membership-years.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { LAPSED } from "../institution/membership-view.server.ts";
import { enforceRuling, type Manager } from "../membership/suspension-commands.server.ts";
import { writeOfClock } from "./clock-letters.server.ts";
import { type Move, planClock } from "./plan-clock.server.ts";

const REASONS = { year: "year_not_confirmed", accreditation: "accreditation_over" } as const satisfies Partial<
  Record<Move["about"], string>
>;

/** That a letter goes out, so that none goes twice; false where it has gone. */
async function note(tx: Tx, { membership, occasion, round }: Move, now: Date): Promise<boolean> {
  const reminder = { membershipId: membership.id, occasion, round, toldOn: dayOf(now) };
  const noted = await tx.insert(membershipReminders).values(reminder).onConflictDoNothing().returning();
  return noted.length > 0;
}

/** The last day of grace that a letter names stands, whatever the setting becomes. */
async function nameGrace(tx: Tx, { membership, graceUntil }: Move & { about: "term" }): Promise<void> {
  if (graceUntil === membership.graceUntil) return;
  await tx.update(memberships).set({ graceUntil }).where(eq(memberships.id, membership.id));
  await touchDirectory(tx, membership.institutionId);
}

/** Days alone have ended the term; what is written is that they have, for its people and for its history. */
async function lapse(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  if (!(await note(tx, move, now))) return;
  const { id: membershipId, institutionId } = move.membership;
  const change = { membershipId, status: "active" as const, reason: LAPSED, actorId: null, createdAt: now };
  await tx.insert(membershipChanges).values(change);
  await touchDirectory(tx, institutionId);
  await recordActivity(tx, { action: "membership.lapsed", subjectId: membershipId, actorId: null }, now);
  await writeOfClock(tx, move, origin, now);
}

async function tell(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  if (!(await note(tx, move, now))) return;
  const { membership } = move;
  if (move.about === "term") await nameGrace(tx, move);
  if (move.about === "year") {
    const asked = { membershipId: membership.id, year: move.window.year, activities: "", askedAt: now };
    await tx.insert(membershipYears).values(asked).onConflictDoNothing();
  }
  await writeOfClock(tx, move, origin, now);
}

async function suspend(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  const found = await findMembership(tx, move.membership.number);
  if (!found || move.about === "term") return;
  const ruling = { kind: "suspend", reason: REASONS[move.about], ground: null, objectUntil: null } as const;
  await enforceRuling(tx, found, { ...ruling, origin, proposedById: null, isByVote: false }, null, now);
}

/**
 * Writes to members, suspends those who have not answered and ends what nobody renewed, as `planClock` says. Each is looked at again in its own
 * transaction: it may have confirmed meanwhile.
 * @returns how many were written to, suspended or ended
 */
export async function runClock({ db, withTransaction, clock, config }: Manager & { db: Reader }): Promise<number> {
  const now = clock.now();
  const today = dayOf(now);
  let moved = 0;
  for (const { membership, about } of await planClock(db, today))
    await withTransaction(async (tx) => {
      const move = (await planClock(tx, today, membership.id)).find((one) => one.about === about);
      if (!move || move.act === "unreachable") return;
      if (move.act === "suspend") await suspend(tx, move, config.origin, now);
      else if (move.act === "lapse") await lapse(tx, move, config.origin, now);
      else await tell(tx, move, config.origin, now);
      moved++;
    });
  return moved;
}

export const membersByTheClockJob: Job<Parameters<typeof runClock>[0]> = {
  name: "members-by-the-clock",
  cron: "0 41 4 * * *",
  work: runClock,
};
