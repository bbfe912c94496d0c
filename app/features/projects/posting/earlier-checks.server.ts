import { desc, eq } from "drizzle-orm";
import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { type CheckAnswer, projectChecks } from "#db/schema/project-checks.ts";
import { unmetView } from "../board/change-view.server.ts";
import type { UnmetView } from "../board/project-model.ts";
import type { MomentView } from "../project/project-model.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { unmetIn } from "../project/unmet-questions.server.ts";

/** One check of a posting, as the next coordinator reads of it. */
export interface EarlierCheck {
  id: string;
  outcome: string;
  at: MomentView;
  by: string;
  /** The version that was read; null where it is not known. */
  version: number | null;
  reason: string | null;
  note: string | null;
  unmet: UnmetView[];
}

/** What was answered to a question at the last check that answered any. */
export type LastAnswers = Readonly<Record<string, CheckAnswer>>;

const OUTCOMES = {
  "project.changes_requested": "changes_requested",
  "project.declined": "declined",
  "project.change_returned": "change_returned",
  "project.change_declined": "change_declined",
} as const;

// Before checks were kept, their notes stood in the history alone.
function notesBefore(
  activity: readonly ActivityRow[],
  first: Date | undefined,
  { t, ...words }: Words,
): EarlierCheck[] {
  return activity.toReversed().flatMap((entry) => {
    if (!entry.action || !(entry.action in OUTCOMES) || !("note" in entry.data)) return [];
    if (first && entry.createdAt >= first) return [];
    const outcome = OUTCOMES[entry.action as keyof typeof OUTCOMES];
    return {
      id: entry.id,
      outcome: t(`projects:check.outcome.${outcome}`),
      at: momentView({ t, ...words }, entry.createdAt),
      by: entry.actorName ?? "",
      version: null,
      reason: "reason" in entry.data ? t(`vocabulary:project_decline_reason.${entry.data.reason}`) : null,
      note: entry.data.note ?? null,
      unmet: [],
    };
  });
}

/** Every check there was of a posting and of changes to it, the last first, and what it answered to the questions. */
export async function readChecks(
  db: Reader,
  projectId: string,
  activity: readonly ActivityRow[],
  words: Words,
): Promise<{ checks: EarlierCheck[]; last: LastAnswers }> {
  const rows = await db
    .select({ check: projectChecks, by: users.name })
    .from(projectChecks)
    .leftJoin(users, eq(users.id, projectChecks.checkedById))
    .where(eq(projectChecks.projectId, projectId))
    .orderBy(desc(projectChecks.checkedAt), desc(projectChecks.version));
  const { t } = words;
  const checks = rows.map(({ check, by }): EarlierCheck => ({
    id: check.id,
    outcome: t(`projects:check.outcome.${check.outcome}`),
    at: momentView(words, check.checkedAt),
    by: by ?? "",
    version: check.version,
    reason: check.declineReason && t(`vocabulary:project_decline_reason.${check.declineReason}`),
    note: check.note,
    unmet: unmetView(unmetIn(check.answers), words),
  }));
  const before = notesBefore(activity, rows.at(-1)?.check.checkedAt, words);
  const last = rows.find(({ check }) => Object.keys(check.answers).length > 0);
  return { checks: [...checks, ...before], last: last?.check.answers ?? {} };
}
