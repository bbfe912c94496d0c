import { asc, eq, inArray } from "drizzle-orm";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
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

type Asked = Pick<RecommendationRow, "office" | "institutionId">;

/** How those who are asked are called in a language: a member as the directory calls it, others as they were typed. */
export async function findOffices(db: Reader, rows: readonly Asked[]): Promise<(row: Asked, locale: Locale) => string> {
  const ids = rows.flatMap(({ institutionId }) => institutionId ?? []);
  const members = await db.select().from(institutions).where(inArray(institutions.id, ids));
  const byId = new Map(members.map((member) => [member.id, member]));
  return ({ office, institutionId }, locale) => {
    const member = byId.get(institutionId ?? "");
    return member ? nameOf(member, locale).name : office;
  };
}
