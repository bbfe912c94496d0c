import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";

const { caseNumber } = applications;

/** The reviews this person was asked for, with what this person wrote; not why it was asked in spite of a tie. */
export async function ownReviews(db: Reader, userId: string) {
  const { state, dueOn, acceptedAt, endedById, endReason, scores, comments, remark, firstScores, givenAt } =
    applicationReviews;
  const rows = await db
    .select({
      ...{ caseNumber, state, dueOn, acceptedAt, endedById, endReason },
      ...{ scores, comments, remark, firstScores, givenAt },
    })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .where(eq(applicationReviews.reviewerId, userId));
  return rows.map(({ endedById: by, endReason: words, ...row }) => ({
    ...row,
    endReason: by === userId ? words : null,
  }));
}
