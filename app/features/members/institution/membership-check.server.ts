import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { type Standing, standingOf } from "./membership.ts";
import { readMembershipNumber } from "./membership-number.ts";
import { findMembership, listMembershipChanges } from "./membership-queries.server.ts";
import { findSuccessors, type Successor } from "./merged-into.server.ts";
import { findOpenWithdrawal } from "./open-withdrawal.server.ts";
import { isEntitled } from "./rights.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

/** What strangers are told of a membership that is not in force: not who ended it. */
const REST = {
  active: "paused",
  in_grace: "paused",
  to_begin: "to_begin",
  run_out: "ended",
  suspended: "paused",
  terminated: "ended",
  withdrawn: "ended",
  merged: "ended",
} as const satisfies Record<Standing, string>;

type NotValid =
  | { answer: "not-valid"; why: "paused" | "to_begin"; number: string }
  | { answer: "not-valid"; why: "ended"; number: string; startsOn: string; endedOn: string }
  | { answer: "not-valid"; why: "merged"; number: string; startsOn: string; endedOn: string; into: Successor };

export type MembershipCheck = ({ answer: "valid" } & Found) | NotValid | { answer: "unknown" };

type Membership = Found["membership"];
type Change = Pick<Awaited<ReturnType<typeof listMembershipChanges>>[number], "membershipId" | "status" | "createdAt">;

/** The day on which a membership ended: the last of its term, or the one on which it was ended before. */
function endOf({ id, endsOn, graceUntil }: Membership, standing: Standing, changes: readonly Change[], today: string) {
  if (standing === "run_out") return graceUntil ?? endsOn ?? today;
  const ended = changes.findLast(({ membershipId, status }) => membershipId === id && status === standing);
  const day = ended ? dayOf(ended.createdAt) : today;
  const last = graceUntil ?? endsOn;
  return last !== null && last < day ? last : day;
}

/** A membership as it ends for an institution that leaves, once the secretariat has read its letter. */
async function untilItLeaves(db: Reader, membership: Membership, today: string): Promise<Membership> {
  const open = await findOpenWithdrawal(db, membership.id);
  const { lastDay = null, acknowledgedAt = null } = open?.withdrawal ?? {};
  if (lastDay === null || acknowledgedAt === null || lastDay < today) return membership;
  return membership.endsOn !== null && membership.endsOn <= lastDay ? membership : { ...membership, endsOn: lastDay };
}

/**
 * What anybody may learn of some memberships, in their order. Of one that is not in force only whether it rests, is to
 * begin or has ended, and when: neither why nor whose. One that was merged says into which member, if that is in force.
 */
export async function checkMemberships(
  db: Reader,
  memberships: readonly Membership[],
  now: Date,
): Promise<({ answer: "valid" } | NotValid)[]> {
  const today = dayOf(now);
  const standings = memberships.map((membership) => standingOf(membership, today));
  const ended = memberships.filter((_, at) => REST[standings[at] ?? "active"] === "ended");
  const changes = await listMembershipChanges(
    db,
    ended.map(({ id }) => id),
  );
  const merged = ended.filter(({ status }) => status === "merged");
  const successors = await findSuccessors(
    db,
    merged.map(({ institutionId }) => institutionId),
  );
  return memberships.map((membership, at) => {
    const { number, startsOn, institutionId } = membership;
    if (isEntitled(membership, "be_confirmed", today)) return { answer: "valid" };
    const standing = standings[at] ?? "active";
    const why = REST[standing];
    if (why !== "ended") return { answer: "not-valid", why, number };
    const into = successors.get(institutionId);
    if (into && isEntitled(into.membership, "be_confirmed", today))
      return { answer: "not-valid", why: "merged", number, startsOn, endedOn: into.holdsFrom, into };
    const endedOn = into?.holdsFrom ?? endOf(membership, standing, changes, today);
    return { answer: "not-valid", why, number, startsOn, endedOn };
  });
}

/** The same of the one with a number that somebody typed; of one in force with the institution. */
export async function checkMembership(db: Reader, typed: string, now: Date): Promise<MembershipCheck> {
  const number = readMembershipNumber(typed);
  const found = number === null ? null : await findMembership(db, number);
  if (!found) return { answer: "unknown" };
  const [check] = await checkMemberships(db, [found.membership], now);
  if (!check) return { answer: "unknown" };
  if (check.answer !== "valid") return check;
  return { ...check, ...found, membership: await untilItLeaves(db, found.membership, dayOf(now)) };
}
