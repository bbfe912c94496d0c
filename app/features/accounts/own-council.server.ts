import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { appealFindings as finding, appeals, appealVotes } from "#db/schema/appeals.ts";
import {
  councilBallots,
  councilItems,
  councilMotions as motions,
  councilMotionTexts as motionTexts,
} from "#db/schema/council.ts";

/** Votes and motions in the council, appeals, and what was found and voted on them. */
export async function ownCouncil(db: Reader, userId: string) {
  const { choice, word, castAt } = councilBallots;
  return {
    votes: await db
      .select({ caseNumber: councilItems.caseNumber, choice, word, castAt })
      .from(councilBallots)
      .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
      .where(eq(councilBallots.userId, userId)),
    motions: await db
      .select({ number: motions.number, locale: motionTexts.locale, title: motionTexts.title, body: motionTexts.body })
      .from(motions)
      .innerJoin(motionTexts, eq(motionTexts.motionId, motions.id))
      .where(eq(motions.proposedById, userId)),
    appeals: await db
      .select({ grounds: appeals.grounds, body: appeals.body, state: appeals.state, createdAt: appeals.createdAt })
      .from(appeals)
      .where(eq(appeals.createdById, userId)),
    appealFindings: await db
      .select({ outcome: finding.outcome, reasons: finding.reasons, letters: finding.letters, at: finding.proposedAt })
      .from(finding)
      .where(eq(finding.authorId, userId)),
    appealVotes: await db
      .select({ outcome: finding.outcome, castAt: appealVotes.castAt })
      .from(appealVotes)
      .innerJoin(finding, eq(finding.id, appealVotes.findingId))
      .where(eq(appealVotes.userId, userId)),
  };
}
