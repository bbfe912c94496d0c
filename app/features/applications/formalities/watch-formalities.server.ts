import { and, between, eq, lt, lte } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { FORMALITY_REMINDER_DAYS, isSheetWaiting, TAKE_UP_MONTHS } from "../file/formalities.ts";
import { findFormalities, readFormalities } from "../file/formalities-queries.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { approvalLapsedLetter, formalitiesReminderLetter, todoParagraph } from "../letters/formalities-letters.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { fulfilFormalities } from "./fulfil-formalities.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger">;

// After a longer standstill of the portal nobody is reminded of everything at once.
const REMINDER_WINDOW_DAYS = 7;
const isOpen = eq(applications.status, "formalities");

async function findOpen(tx: Tx, id: string) {
  const [application] = await tx.select().from(applications).where(eq(applications.id, id));
  const row = application?.status === "formalities" ? await findFormalities(tx, id) : null;
  return application && row && application.dueAt ? { application, row, dueAt: application.dueAt } : null;
}

async function remind({ withTransaction, clock, config }: Context, id: string, days: number): Promise<void> {
  await withTransaction(async (tx) => {
    const now = clock.now();
    const open = await findOpen(tx, id);
    if (!open) return;
    const { application, row, dueAt } = open;
    const states = await readFormalities(tx, application, row, now);
    if (!states.some(({ isDone, actor }) => !isDone && actor !== "secretariat")) return;
    const compose = (frame: LetterFrame, institution: string) =>
      formalitiesReminderLetter(frame, {
        institution,
        caseNumber: application.caseNumber ?? "",
        url: `${config.origin}/applications/${id}/formalities`,
        until: formatDate(dueAt, frame.locale),
        todo: todoParagraph(frame.t, states),
      });
    const occasion = `formalities-reminder:${row.id}:${dayOf(dueAt)}:${days}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-formalities-reminder", compose }, now);
  });
}

/** Reminds applicants of what is open of the formalities: a month, two weeks and three days before their day. */
export async function remindOfFormalities(context: Context): Promise<void> {
  const now = context.clock.now();
  for (const days of FORMALITY_REMINDER_DAYS) {
    const isNear = between(applications.dueAt, addDays(now, days - REMINDER_WINDOW_DAYS), addDays(now, days));
    const isOld = lte(applications.statusChangedAt, addDays(now, -REMINDER_WINDOW_DAYS));
    const rows = await context.db
      .select({ id: applications.id })
      .from(applications)
      .where(and(isOpen, isNear, isOld));
    for (const { id } of rows) await remind(context, id, days);
  }
}

async function lapse(context: Context, id: string): Promise<boolean> {
  // What was finished at the last moment counts.
  if (await fulfilFormalities(context, id)) return false;
  const { withTransaction, clock, config } = context;
  return withTransaction(async (tx) => {
    const now = clock.now();
    const open = await findOpen(tx, id);
    if (!open || open.dueAt >= now) return false;
    const { application, row } = open;
    // What waits for a second person, or for the secretariat, is not the applicant's delay.
    if (application.amendmentProposedById !== null || isSheetWaiting(row)) return false;
    if (!(await moveApplication(tx, application, "lapse_approval", now, { dueAt: null }))) return false;
    await recordActivity(tx, { subjectId: id, action: "application.approval_lapsed", actorId: null }, now);
    const until = monthsAfter(dayOf(now), TAKE_UP_MONTHS);
    const compose = (frame: LetterFrame, institution: string) =>
      approvalLapsedLetter(frame, {
        institution,
        caseNumber: application.caseNumber ?? "",
        url: `${config.origin}/applications/${id}`,
        until: formatDay(until, frame.locale),
      });
    const post = { occasion: `approval-lapsed:${row.id}`, kind: "application-approval-lapsed" as const, compose };
    await writeToApplicants(tx, application, { ...post, config }, now);
    return true;
  });
}

/** Lets approvals lapse whose formalities were not done by their day. Resolves to how many. */
export async function lapseApprovals(context: Context): Promise<number> {
  const isOver = lt(applications.dueAt, context.clock.now());
  const over = await context.db.select({ id: applications.id }).from(applications).where(and(isOpen, isOver));
  let lapsed = 0;
  for (const { id } of over) if (await lapse(context, id)) lapsed++;
  return lapsed;
}

export const remindOfFormalitiesJob: Job<Context> = {
  name: "remind-of-formalities",
  cron: "0 41 9 * * *",
  work: remindOfFormalities,
};
export const lapseApprovalsJob: Job<Context> = { name: "lapse-approvals", cron: "0 9 * * * *", work: lapseApprovals };
