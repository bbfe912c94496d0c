import { and, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { type ItemRow, subjectsOf } from "./agenda.server.ts";
import type { Leaving } from "./session-model.ts";
import { latestRecommendations } from "./waiting-files.server.ts";

interface Left {
  how: Leaving;
  at: Date;
}

/** Of items on files those whose file went another way than by their vote, by item: how, and when. */
export async function listLeft(db: Reader, items: readonly ItemRow[]): Promise<ReadonlyMap<string, Left>> {
  const ids = subjectsOf(items, "application");
  if (ids.length === 0) return new Map();
  const files = await db.select().from(applications).where(inArray(applications.id, ids));
  const isStanding = and(inArray(applicationDecisions.applicationId, ids), isNull(applicationDecisions.takenBackAt));
  const decisions = await db.select().from(applicationDecisions).where(isStanding);
  const recommendations = await latestRecommendations(db, ids);
  const leftBy = (item: ItemRow): Left | null => {
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
  return new Map(
    items.flatMap((item) => {
      const left = item.subjectType === "application" ? leftBy(item) : null;
      return left ? [[item.id, left] as const] : [];
    }),
  );
}

/** Of a counted item how its file went another way: before it was counted, or with a result that is not announced. */
export function wayOut({ closedAt, verdict }: ItemRow, left: Left | undefined) {
  if (!left || !closedAt) return null;
  const isBefore = left.at <= closedAt;
  return isBefore || verdict !== "no_quorum" ? { how: left.how, isBefore } : null;
}
