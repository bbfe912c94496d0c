import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import { writeMessage } from "#app/features/conversations/write-message.server.ts";
import { conversationOf } from "../messages/conversation-of.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { isSectionKey } from "../form/form.ts";
import { findDocumentProblems, findSectionProblems, type FormProblem } from "../form/completeness.server.ts";
import {
  findOpenRequest,
  type FullApplication,
  type InformationRequestRow,
} from "../file/application-queries.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { answersTo, getFiledAnswers } from "../file/filed-answers.server.ts";
import {
  type ApplicantContext,
  changeOwn,
  type Done,
  fixedCopy,
  formContext,
  type OwnRefusal,
} from "../file/own-application.server.ts";
import { keepVersion } from "../file/keep-version.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";
import { keepUnsent } from "../file/unsent-text.server.ts";
import { findUnchanged } from "../file/unchanged-answers.server.ts";
import { runAutomaticChecks } from "../checks/run-checks.server.ts";

type Context = ApplicantContext & Pick<Services, "db" | "logger" | "config">;
type Answered =
  Done | OwnRefusal | (Refusal<never, "incomplete"> & { problems: FormProblem[] }) | Refusal<never, "unchanged">;

const topLevel = (name: string) => name.split(/[.[]/)[0] ?? name;

/** What is still wrong with the answers that were asked for; the others are as they were when the file was submitted. */
export function problemsOfRequest(
  file: FullApplication,
  { fields, documents }: Pick<InformationRequestRow, "fields" | "documents">,
  now: Date,
): FormProblem[] {
  const context = formContext(file, now);
  const sections = [...new Set(fields.map(topLevel))].filter(isSectionKey);
  const inFields = sections
    .flatMap((section) => findSectionProblems(section, context))
    .filter(({ section, name }) => fields.includes(`${section}.${topLevel(name)}`));
  const inDocuments = findDocumentProblems(file.documents, context).filter(({ name }) => documents.includes(name));
  return [...inFields, ...inDocuments];
}

/**
 * Sends the answer to a request for information: the file goes back to the coordinator, with a new fixed copy and what
 * the applicant has to say with it. An answer spends one of few rounds, so that with `asksFirst` one that changed nothing of something asked is not sent.
 */
export async function answerInformationRequest(
  context: Context,
  applicationId: string,
  actor: Viewer,
  { asksFirst = false, message = "" }: { asksFirst?: boolean; message?: string } = {},
): Promise<Answered> {
  const answered = await changeOwn<Answered>(context, applicationId, actor, async (tx, file, now) => {
    const request = await findOpenRequest(tx, applicationId);
    if (!request || file.application.status !== "info_requested") return refused("impossible");
    const problems = problemsOfRequest(file, request, now);
    const isUnchanged = asksFirst && findUnchanged(file, await getFiledAnswers(tx, applicationId), request).length > 0;
    if (problems.length > 0 || isUnchanged) {
      await keepUnsent(tx, { applicationId, userId: actor.id }, message, now);
      return problems.length > 0 ? refused("incomplete", { problems }) : refused("unchanged");
    }
    const dueAt = checkDeadline(now, await getAssociation(tx));
    if (!(await moveApplication(tx, file.application, "answer", now, { dueAt, cameBack: "answered" })))
      return refused("impossible");
    const answersAfter = answersTo(request.fields, fixedCopy(file).content);
    await tx
      .update(informationRequests)
      .set({ answeredAt: now, answersAfter })
      .where(eq(informationRequests.id, request.id));
    await keepVersion(tx, file, now);
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.information_sent", data: { round: request.round } }, now);
    if (message) {
      const beside = { authorId: actor.id, isFromSecretariat: false, body: message, asksNoAnswer: true };
      await writeMessage(tx, conversationOf(applicationId), beside, now);
    }
    const { origin } = context.config;
    await tellWhoActs(tx, { applicationId, why: "answered", origin, actorId: actor.id, message }, now);
    return { ok: true };
  });
  if (answered.ok) await checkAgain(context, applicationId);
  return answered;
}

export async function checkAgain(
  context: Pick<Context, "db" | "withTransaction" | "clock" | "logger">,
  applicationId: string,
): Promise<void> {
  await runAutomaticChecks(context, { applicationId }).catch((error: unknown) => {
    context.logger.error({ err: error, applicationId }, "automatic checks failed");
  });
}
