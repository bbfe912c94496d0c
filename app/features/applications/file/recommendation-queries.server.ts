import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";

export type RecommendationRow = typeof recommendationRequests.$inferSelect;

/** All that was ever asked for a file, in order, with the words: for the secretariat and for commands, never for a page of the applicant. */
export function listRecommendations(db: Reader, applicationId: string): Promise<RecommendationRow[]> {
  return db
    .select()
    .from(recommendationRequests)
    .where(eq(recommendationRequests.applicationId, applicationId))
    .orderBy(asc(recommendationRequests.id));
}

export type AskedRecommendation = Pick<RecommendationRow, "answer" | "expiresAt" | "cancelledAt">;

/** The same without who and what: whether one is asked or given. */
export function listAskedRecommendations(db: Reader, applicationId: string): Promise<AskedRecommendation[]> {
  const { answer, expiresAt, cancelledAt } = recommendationRequests;
  return db
    .select({ answer, expiresAt, cancelledAt })
    .from(recommendationRequests)
    .where(eq(recommendationRequests.applicationId, applicationId));
}
