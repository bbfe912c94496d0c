import { and, inArray, isNull } from "drizzle-orm";
import type { Leaving } from "#app/features/agenda/stage.ts";
import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { type ItemRow, subjectsOf } from "./agenda.server.ts";
import { latestRecommendations } from "./waiting-files.server.ts";

interface Left {
  how: Leaving;
  at: Date;
}

/** Of some items those whose matter went another way than by their vote, by item: how, and when. */
export async function listLeft(db: Reader, items: readonly ItemRow[]): Promise<ReadonlyMap<string, Left>> {
  const fileLeft = await filesLeft(db, subjectsOf(items, "application"));
  const rulingLeft = await rulingsLeft(db, subjectsOf(items, "membership"));
  const leftBy = { application: fileLeft, membership: rulingLeft, rule: () => null };
  return new Map(
    items.flatMap((item) => {
      const left = leftBy[item.subjectType](item);
      return left ? [[item.id, left] as const] : [];
    }),
  );
}

type LeftBy = (item: ItemRow) => Left | null;

async function filesLeft(db: Reader, ids: readonly string[]): Promise<LeftBy> {
  if (ids.length === 0) return () => null;
  const files = await db
    .select()
    .from(applications)
    .where(inArray(applications.id, [...ids]));
  const isStanding = and(
    inArray(applicationDecisions.applicationId, [...ids]),
    isNull(applicationDecisions.takenBackAt),
  );
  const decisions = await db.select().from(applicationDecisions).where(isStanding);
  const recommendations = await latestRecommendations(db, ids);
  return (item) => {
    const file = files.find(({ id }) => id === item.subjectId);
    const own = decisions.find(({ id }) => id === item.decisionId);
    if (!file || own || item.returnedAt) return null;
    const { status, statusChangedAt: at } = file;
    const decision = decisions.find(({ recommendationId }) => recommendationId === item.recommendationId);
    const isSame = recommendations.get(file.id)?.id === item.recommendationId;
    // One that the panel has set aside leaves the file open to another.
    if (status === "recommended" && isSame && !decision?.heldUntil) return null;
    if (status === "withdrawn") return { how: "withdrawn", at };
    return decision ? { how: "decided", at: decision.createdAt } : { how: "returned", at };
  };
}

async function rulingsLeft(db: Reader, ids: readonly string[]): Promise<LeftBy> {
  const rows = await findProposals(db, ids);
  return ({ id, subjectId }) => {
    const proposal = rows.find((row) => row.proposal.id === subjectId)?.proposal;
    if (!proposal?.settledAt || proposal.outcome === null || proposal.ballot?.itemId === id) return null;
    return { how: proposal.outcome === "taken_back" ? "taken_back" : "answered", at: proposal.settledAt };
  };
}

/** Of a counted item how its matter went another way: before it was counted, or with a result that is not announced. */
export function wayOut({ closedAt, verdict }: ItemRow, left: Left | undefined) {
  if (!left || !closedAt) return null;
  const isBefore = left.at <= closedAt;
  return isBefore || verdict !== "no_quorum" ? { how: left.how, isBefore } : null;
}
