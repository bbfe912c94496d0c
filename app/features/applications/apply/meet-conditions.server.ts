import { and, asc, eq, lte } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { writeMessage } from "#app/features/conversations/write-message.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf, endOfDay } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { type FullApplication, getFullApplication } from "../file/application-queries.server.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { keepUnsent } from "../file/unsent-text.server.ts";
import { findChanged } from "../file/unchanged-answers.server.ts";
import type { FormProblem } from "../form/completeness.server.ts";
import { keepVersion } from "../file/keep-version.server.ts";
import { conversationOf } from "../messages/conversation-of.ts";
import { takenUpLetter } from "../letters/applying-letters.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { checkAgain, problemsOfRequest } from "./answer-information-request.server.ts";
import { findAsked } from "./asked.server.ts";

type Context = ApplicantContext & Pick<Services, "db" | "logger" | "config">;
type Reported =
  Done | OwnRefusal | Refusal<never, "unchanged"> | (Refusal<never, "incomplete"> & { problems: FormProblem[] });

/** What the applicant has changed since the file was put off; declarations stay as they were signed. */
async function findChanges(tx: Tx, file: FullApplication) {
  const asked = await findAsked(tx, file);
  return asked && findChanged(file, await getFiledAnswers(tx, file.application.id), asked);
}

async function goOn(
  tx: Tx,
  file: FullApplication,
  event: "meet_conditions" | "take_up",
  changed: { fields: readonly string[]; documents: readonly string[] },
  now: Date,
): Promise<Date | null> {
  const dueAt = checkDeadline(now, await getAssociation(tx));
  const cameBack = event === "take_up" ? "deferred" : "conditions_met";
  if (!(await moveApplication(tx, file.application, event, now, { dueAt, cameBack }))) return null;
  if (changed.fields.length + changed.documents.length > 0) await keepVersion(tx, file, now);
  return dueAt;
}

/** Reports the conditions of a deferral as met, before its day: the file goes back to the coordinator as it stands now. */
export async function meetConditions(
  context: Context,
  { applicationId, message, unchanged }: { applicationId: string; message: string; unchanged?: "send" },
  actor: Viewer,
): Promise<Reported> {
  const reported = await changeOwn<Reported>(context, applicationId, actor, async (tx, file, now) => {
    const changed = await findChanges(tx, file);
    if (!changed || file.application.status !== "deferred") return refused("impossible");
    const problems = problemsOfRequest(file, changed, now);
    const isUnchanged = unchanged !== "send" && changed.fields.length + changed.documents.length === 0;
    if (problems.length > 0 || isUnchanged) {
      await keepUnsent(tx, { applicationId, userId: actor.id }, message, now);
      return problems.length > 0 ? refused("incomplete", { problems }) : refused("unchanged");
    }
    if (!(await goOn(tx, file, "meet_conditions", changed, now))) return refused("impossible");
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    const data = { changed: [...changed.fields, ...changed.documents], report: message };
    await recordActivity(tx, { ...event, action: "application.conditions_met", data }, now);
    const beside = { authorId: actor.id, isFromSecretariat: false, body: message, asksNoAnswer: true };
    await writeMessage(tx, conversationOf(applicationId), beside, now);
    const { origin } = context.config;
    await tellWhoActs(tx, { applicationId, why: "conditions_met", origin, actorId: actor.id, message }, now);
    return { ok: true };
  });
  if (reported.ok) await checkAgain(context, applicationId);
  return reported;
}

type ClockContext = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger">;

async function takeUp({ withTransaction, clock, config: { origin } }: ClockContext, id: string): Promise<boolean> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const file = await getFullApplication(tx, id);
    const dueAt = file?.application.dueAt ?? null;
    if (file?.application.status !== "deferred" || dueAt === null || dayOf(now) < dayOf(dueAt)) return false;
    const changed = (await findChanges(tx, file)) ?? { fields: [], documents: [] };
    const due = await goOn(tx, file, "take_up", changed, now);
    if (!due) return false;
    const data = { changed: [...changed.fields, ...changed.documents] };
    await recordActivity(tx, { subjectId: id, action: "application.taken_up", actorId: null, data }, now);
    await tellWhoActs(tx, { applicationId: id, why: "deferral_over", origin, actorId: null }, now);
    const { application } = file;
    const post = {
      occasion: `application-taken-up:${id}:${application.version}`,
      kind: "application-taken-up" as const,
    };
    const values = { caseNumber: application.caseNumber ?? "", url: `${origin}/applications/${id}` };
    await writeToApplicants(
      tx,
      application,
      {
        ...post,
        compose: (frame, institution) =>
          takenUpLetter(frame, { ...values, institution, due: formatDate(due, frame.locale) }),
      },
      now,
    );
    return true;
  });
}

/** Takes up again every deferred file whose day is over, with what its applicant has changed. Resolves to how many. */
export async function takeUpDeferred(context: ClockContext): Promise<number> {
  const isOver = and(
    eq(applications.status, "deferred"),
    lte(applications.dueAt, endOfDay(dayOf(context.clock.now()))),
  );
  const over = await context.db
    .select({ id: applications.id })
    .from(applications)
    .where(isOver)
    .orderBy(asc(applications.dueAt));
  let taken = 0;
  for (const { id } of over) {
    if (!(await takeUp(context, id))) continue;
    await checkAgain(context, id);
    taken++;
  }
  return taken;
}

export const takeUpDeferredJob: Job<ClockContext> = {
  name: "take-up-deferred",
  cron: "0 9 * * * *",
  work: takeUpDeferred,
};
