import { and, asc, desc, eq, gte, inArray, isNull, lt, notInArray, type SQL } from "drizzle-orm";
import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { askedOnce } from "#db/asked-once.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, membershipProposals, memberships } from "#db/schema/memberships.ts";
import { membershipObjections } from "#db/schema/objections.ts";
import { canBeHeard } from "../institution/member.policy.ts";
import { holderOf } from "../institution/rights.ts";

function selectNotices(db: Reader, isAsked: SQL | undefined, newestFirst: boolean) {
  return db
    .select({ proposal: membershipProposals, membership: memberships, institution: institutions })
    .from(membershipProposals)
    .innerJoin(memberships, eq(memberships.id, membershipProposals.membershipId))
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(and(eq(membershipProposals.status, "terminated"), isAsked))
    .orderBy(newestFirst ? desc(membershipProposals.id) : asc(membershipProposals.id));
}

const MOST_EARLIER = 20;

export type Notice = Awaited<ReturnType<typeof selectNotices>>[number];

/** The latest notice that a membership is to be ended, whatever came of it; null where there was none. */
export async function findNotice(db: Reader, membershipId: string): Promise<Notice | null> {
  const [latest] = await selectNotices(db, eq(membershipProposals.membershipId, membershipId), true);
  return latest ?? null;
}

/** Those that were given to the same membership before it, the latest first. */
export function listEarlierNotices(db: Reader, { proposal, membership }: Notice): Promise<Notice[]> {
  const isEarlier = and(eq(membershipProposals.membershipId, membership.id), lt(membershipProposals.id, proposal.id));
  return selectNotices(db, isEarlier, true).limit(MOST_EARLIER);
}

/** When a membership was put in force again after it was ended last; null where it was not. */
export async function findReturn(db: Reader, ended: string): Promise<Date | null> {
  const { id, membershipId, status, createdAt } = membershipChanges;
  const changes = await db
    .select({ status, createdAt })
    .from(membershipChanges)
    .where(eq(membershipId, ended))
    .orderBy(asc(id));
  const end = changes.findLastIndex((change) => change.status === "terminated");
  if (end < 0) return null;
  return changes.slice(end).find((change) => change.status === "active")?.createdAt ?? null;
}

function isTheirs(viewer: Viewer, { membership, institution: { id } }: Notice, today: string): boolean {
  return canBeHeard(viewer, { institutionId: id, ...holderOf(membership, today) });
}

/** The latest notice to an institution that a person speaks for, also when it is a member no more. */
export async function findOwnNotice(
  db: Reader,
  viewer: Viewer,
  { institutionId, today }: { institutionId: string | null; today: string },
): Promise<Notice | null> {
  const asked = institutionIds(viewer).filter((id) => institutionId === null || id === institutionId);
  if (asked.length === 0) return null;
  const rows = await selectNotices(db, inArray(memberships.institutionId, asked), true);
  return rows.find((row) => isTheirs(viewer, row, today)) ?? null;
}

/** Whether these institutions were ever given one: hardly any was, and looking costs a tenth of reading. */
const wereNotified = askedOnce(
  "own_notices",
  (own: readonly string[]) => own.join(" "),
  async (db, own) => {
    const isTheirs = and(eq(membershipProposals.status, "terminated"), inArray(memberships.institutionId, [...own]));
    const rows = await db
      .select({ id: membershipProposals.id })
      .from(membershipProposals)
      .innerJoin(memberships, eq(memberships.id, membershipProposals.membershipId))
      .where(isTheirs)
      .limit(1);
    return rows.length > 0;
  },
);

const isUnanswered = and(isNull(membershipProposals.outcome), isNull(membershipProposals.repliedAt));

/** The notices a person can still answer. */
export async function listToAnswer(db: Reader, viewer: Viewer, today: string): Promise<Notice[]> {
  const own = institutionIds(viewer);
  if (own.length === 0 || !(await wereNotified(db, own))) return [];
  const rows = await selectNotices(db, and(isUnanswered, inArray(memberships.institutionId, own)), false);
  return rows.filter((row) => (row.proposal.replyUntil ?? "") >= today && isTheirs(viewer, row, today));
}

/** The notices by which a membership was ended and to which a person can still object. */
export async function listToObject(db: Reader, viewer: Viewer, today: string): Promise<Notice[]> {
  const own = institutionIds(viewer);
  if (own.length === 0 || !(await wereNotified(db, own))) return [];
  const { outcome, objectUntil, id } = membershipProposals;
  const lodged = db.select({ proposalId: membershipObjections.proposalId }).from(membershipObjections);
  const isOpen = and(eq(outcome, "confirmed"), gte(objectUntil, today), notInArray(id, lodged));
  const isEnded = and(eq(memberships.status, "terminated"), inArray(memberships.institutionId, own));
  const rows = await selectNotices(db, and(isOpen, isEnded), false);
  return rows.filter((row) => isTheirs(viewer, row, today));
}

/** Those that were not answered in the days for it. */
export function listUnanswered(db: Reader, today: string): Promise<Notice[]> {
  return selectNotices(db, and(isUnanswered, lt(membershipProposals.replyUntil, today)), false);
}
