import { eq, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import { type CheckAnswer, projectChecks } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectDeclineReason } from "#db/vocabulary.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import type { PostingEvent } from "../project/project-emails.ts";
import { typedOf } from "../project/project-form.ts";
import { peopleOfInstitution, tellOfPosting } from "../project/project-letters.server.ts";
import { unmetIn } from "../project/unmet-questions.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

/** What a coordinator answers to what was read. */
export interface Checked {
  projectId: string;
  /** The mark of what was read. */
  read: string;
  /** To the published questions. */
  answers?: Record<string, CheckAnswer>;
}

type Change = Partial<
  Pick<ProjectRow, "status" | "publishedAt" | "moderationNote" | "declineReason" | "typed" | "updatedAt">
>;

interface Check {
  outcome: (typeof projectChecks.$inferSelect)["outcome"];
  answers?: Record<string, CheckAnswer>;
  note?: string;
  reason?: ProjectDeclineReason;
  /** The posting as it was read. */
  read: Partial<ProjectValues>;
}

/** Keeps a check with its answers, and what was read, so that whoever reads the posting next sees what has changed since. */
export async function markChecked(
  tx: Tx,
  { id, version }: ProjectRow,
  change: Change,
  { outcome, answers = {}, note, reason, read }: Check,
  { actor, now }: { actor: Viewer; now: Date },
): Promise<void> {
  const people = { moderatedById: actor.id, moderatedAt: now };
  await tx
    .update(projects)
    .set({
      updatedAt: now,
      ...change,
      ...people,
      isChangedSinceCheck: false,
      formRead: typedOf(read),
      version: sql`${projects.version} + 1`,
    })
    .where(eq(projects.id, id));
  const said = { outcome, answers, note, declineReason: reason };
  await tx.insert(projectChecks).values({ projectId: id, version, ...said, checkedById: actor.id, checkedAt: now });
}

interface LeadNews {
  event: PostingEvent;
  reason?: ProjectDeclineReason;
  /** What has to change, or why it was declined. */
  note?: string;
  /** Of a posting or a change that was not published: what was found wanting is told. */
  answers?: Record<string, CheckAnswer>;
  isTakenOff?: boolean;
  actorId: string;
}

/** Tells the lead institution how it was answered. */
export async function tellLead(
  tx: Tx,
  context: Pick<ProjectCommandContext, "config"> & { now: Date },
  row: ProjectRow,
  { answers = {}, ...news }: LeadNews,
): Promise<void> {
  const unmet = unmetIn(answers);
  const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
  await tellOfPosting(tx, context, row, { ...news, unmet, userIds });
}
