import { and, between, eq, gt, isNull, lte } from "drizzle-orm";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { headConfirmations, informationRequests } from "#db/schema/correspondence.ts";
import { writeToApplicants, writeToHead } from "../letters/write-to-applicants.server.ts";
import {
  answerReminderLetter,
  deferralReminderLetter,
  draftReminderLetter,
  headReminderLetter,
} from "../letters/applying-letters.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { linkEnd } from "../head/link-end.server.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import { confirmationToken, confirmationUrl } from "../file/confirmation-link.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Days after the link was sent on which a head who has not answered is reminded. */
const HEAD_REMINDER_DAYS = [5, 10];
/** Days without a change after which an applicant is reminded of a draft. */
const DRAFT_REMINDER_DAYS = [14, 30];
const ANSWER_REMINDER_DAYS = 5;
/** Days before a deferral ends on which its applicant is reminded. */
const DEFERRAL_REMINDER_DAYS = [30, 7];
// After a longer standstill of the portal nobody is reminded of everything at once.
const REMINDER_WINDOW_DAYS = 7;

const statusPage = ({ config }: Context, { id }: ApplicationRow) => `${config.origin}/applications/${id}`;

async function writeReminder(tx: Tx, { config }: Context, linkId: string, number: number, now: Date): Promise<void> {
  const [found] = await tx
    .select()
    .from(headConfirmations)
    .innerJoin(applications, eq(applications.id, headConfirmations.applicationId))
    .where(eq(headConfirmations.id, linkId));
  if (!found) return;
  const { head_confirmations: link, applications: application } = found;
  const isOpen = application.status === "awaiting_head" && link.answer === null && link.cancelledAt === null;
  if (!isOpen || link.remindersSent >= number) return;
  const token = confirmationToken(config.secret, link.id);
  // Made anew when the installation's secret has changed since: the newest letter is the one that works.
  const changes = { remindersSent: number, tokenSha256: sha256(token) };
  await tx.update(headConfirmations).set(changes).where(eq(headConfirmations.id, link.id));
  const file = await getFullApplication(tx, application.id);
  const preparer = file && (await findPreparer(tx, file));
  const compose = (frame: LetterFrame, institution: string) =>
    headReminderLetter(frame, {
      institution,
      preparer,
      url: confirmationUrl(config, frame.locale),
      until: linkEnd(link, frame.locale),
    });
  const post = {
    link,
    token,
    occasion: `head-reminder:${link.id}:${number}`,
    kind: "application-head-reminder" as const,
    compose,
  };
  await writeToHead(tx, config, application, post, now);
}

/** Reminds heads who have not answered, twice at most, with the link they already have. */
async function remindHeads(context: Context): Promise<void> {
  const now = context.clock.now();
  const isWaiting = and(
    isNull(headConfirmations.answer),
    isNull(headConfirmations.cancelledAt),
    gt(headConfirmations.expiresAt, now),
  );
  const links = await context.db.select().from(headConfirmations).where(isWaiting);
  for (const { id, sentAt, remindersSent } of links) {
    const due = HEAD_REMINDER_DAYS.filter((days) => addDays(sentAt, days) <= now).length;
    if (due > remindersSent) await context.withTransaction((tx) => writeReminder(tx, context, id, due, now));
  }
}

async function remindOfDraft(context: Context, application: ApplicationRow, days: number, now: Date): Promise<void> {
  const { id, updatedAt } = application;
  const occasion = `draft-reminder:${id}:${updatedAt.getTime()}:${days}`;
  const url = statusPage(context, application);
  await context.withTransaction((tx) =>
    writeToApplicants(
      tx,
      application,
      {
        occasion,
        kind: "application-draft-reminder" as const,
        compose: (frame, institution) => draftReminderLetter(frame, { institution, url }),
      },
      now,
    ),
  );
}

/** Reminds applicants of drafts that have not been touched for two weeks, and once more after a month. */
async function remindOfDrafts(context: Context): Promise<void> {
  const now = context.clock.now();
  for (const days of DRAFT_REMINDER_DAYS) {
    const untouched = between(applications.updatedAt, addDays(now, -days - REMINDER_WINDOW_DAYS), addDays(now, -days));
    const drafts = await context.db
      .select()
      .from(applications)
      .where(and(eq(applications.status, "draft"), untouched));
    for (const draft of drafts) await remindOfDraft(context, draft, days, now);
  }
}

/** Reminds applicants whose answer to a request for information is due within five days. */
async function remindOfAnswers(context: Context): Promise<void> {
  const now = context.clock.now();
  const isDue = and(
    lte(informationRequests.dueAt, addDays(now, ANSWER_REMINDER_DAYS)),
    gt(informationRequests.dueAt, now),
  );
  const isWaiting = and(isNull(informationRequests.answeredAt), isNull(informationRequests.takenBackAt));
  const rows = await context.db
    .select()
    .from(informationRequests)
    .innerJoin(applications, eq(applications.id, informationRequests.applicationId))
    .where(and(isWaiting, eq(applications.status, "info_requested"), isDue));
  for (const { applications: application, information_requests: request } of rows) {
    const { caseNumber } = application;
    const data = {
      caseNumber: caseNumber ?? "",
      url: statusPage(context, application),
    };
    const post = {
      occasion: `answer-reminder:${request.id}:${isoDay(request.dueAt)}`,
      kind: "application-answer-reminder" as const,
    };
    await context.withTransaction((tx) =>
      writeToApplicants(
        tx,
        application,
        {
          ...post,
          compose: (frame, institution) =>
            answerReminderLetter(frame, { ...data, institution, until: formatDate(request.dueAt, frame.locale) }),
        },
        now,
      ),
    );
  }
}

/** Reminds applicants of a deferral that ends soon, a month before and once more a week before. */
async function remindOfDeferrals(context: Context): Promise<void> {
  const now = context.clock.now();
  for (const days of DEFERRAL_REMINDER_DAYS) {
    const isNear = between(applications.dueAt, addDays(now, days - REMINDER_WINDOW_DAYS), addDays(now, days));
    const isOld = lte(applications.statusChangedAt, addDays(now, -REMINDER_WINDOW_DAYS));
    const rows = await context.db
      .select()
      .from(applications)
      .where(and(eq(applications.status, "deferred"), isNear, isOld));
    for (const application of rows) await remindOfDeferral(context, application, days, now);
  }
}

async function remindOfDeferral(context: Context, application: ApplicationRow, days: number, now: Date): Promise<void> {
  const { id, caseNumber, dueAt, version } = application;
  if (!dueAt) return;
  const data = { caseNumber: caseNumber ?? "", url: statusPage(context, application) };
  const post = {
    occasion: `deferral-reminder:${id}:${version}:${days}`,
    kind: "application-deferral-reminder" as const,
    compose: (frame: LetterFrame, institution: string) =>
      deferralReminderLetter(frame, { ...data, institution, until: formatDate(dueAt, frame.locale) }),
  };
  await context.withTransaction((tx) => writeToApplicants(tx, application, post, now));
}

export const remindOfDeferralsJob: Job<Context> = {
  name: "remind-of-deferrals",
  cron: "0 36 9 * * *",
  work: remindOfDeferrals,
};
export const remindHeadsJob: Job<Context> = { name: "remind-heads", cron: "0 11 9 * * *", work: remindHeads };
export const remindOfDraftsJob: Job<Context> = { name: "remind-of-drafts", cron: "0 21 9 * * *", work: remindOfDrafts };
export const remindOfAnswersJob: Job<Context> = {
  name: "remind-of-answers",
  cron: "0 31 9 * * *",
  work: remindOfAnswers,
};
