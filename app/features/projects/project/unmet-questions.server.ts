import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { type CheckAnswer, projectChecks } from "#db/schema/project-checks.ts";

/** A question that was answered with no, and what was remarked. */
export interface UnmetQuestion {
  question: string;
  remark: string | null;
}

export function unmetIn(answers: Record<string, CheckAnswer>): UnmetQuestion[] {
  const unmet = Object.entries(answers).filter(([, { isMet }]) => !isMet);
  return unmet.map(([question, { remark = null }]) => ({ question, remark }));
}

const SENT_BACK: readonly (typeof projectChecks.$inferSelect)["outcome"][] = [
  "changes_requested",
  "declined",
  "change_returned",
  "change_declined",
];

/** What the last check found wanting, if by it the posting or the change was not published. */
export async function listUnmet(db: Reader, projectId: string): Promise<UnmetQuestion[]> {
  const [last] = await db
    .select({ outcome: projectChecks.outcome, answers: projectChecks.answers })
    .from(projectChecks)
    .where(eq(projectChecks.projectId, projectId))
    .orderBy(desc(projectChecks.checkedAt))
    .limit(1);
  return last && SENT_BACK.includes(last.outcome) ? unmetIn(last.answers) : [];
}
