import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";

const reviews = applicationReviews;
const isAtWork = inArray(reviews.state, ["accepted", "given"]);

/** Who has said yes to reviewing a file or has reviewed it: reads it as a reviewer, and decides nothing on it. */
export async function listReviewing(db: Reader, applicationId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: reviews.reviewerId })
    .from(reviews)
    .where(and(eq(reviews.applicationId, applicationId), isAtWork));
  return rows.flatMap(({ userId }) => userId ?? []);
}

/** The same rule for one person in lists. */
export function isReviewedBy(userId: SQL | string): SQL {
  return sql`exists (select 1 from ${reviews} where ${reviews.applicationId} = ${applications.id}
    and ${reviews.reviewerId} = ${userId} and ${isAtWork})`;
}
