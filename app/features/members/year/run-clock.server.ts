import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { membershipReminders, membershipYears } from "#db/schema/membership-years.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { enforceRuling, type Manager } from "../membership/suspension-commands.server.ts";
import { writeOfClock } from "./clock-letters.server.ts";
import { type Move, planClock } from "./plan-clock.server.ts";

const REASONS = { year: "year_not_confirmed", accreditation: "accreditation_over" } as const satisfies Record<
  Move["about"],
  string
>;

async function tell(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  const { membership, occasion, round } = move;
  const reminder = { membershipId: membership.id, occasion, round, toldOn: dayOf(now) };
  const [first] = await tx.insert(membershipReminders).values(reminder).onConflictDoNothing().returning();
  if (!first) return;
  if (move.about === "year") {
    const asked = { membershipId: membership.id, year: move.window.year, activities: "", askedAt: now };
    await tx.insert(membershipYears).values(asked).onConflictDoNothing();
  }
  await writeOfClock(tx, move, origin, now);
}

async function suspend(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  const found = await findMembership(tx, move.membership.number);
  if (!found) return;
  const ruling = { kind: "suspend", reason: REASONS[move.about], ground: null, objectUntil: null } as const;
  await enforceRuling(tx, found, { ...ruling, origin, proposedById: null, isByVote: false }, null, now);
}

/**
 * Writes to members and suspends those who have not answered, as `planClock` says. Each is looked at again in its own
 * transaction: it may have confirmed meanwhile.
 * @returns how many were written to or suspended
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
