import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { requestTakenBackLetter } from "../letters/request-letters.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { findOpenRequest, type InformationRequestRow } from "../file/application-queries.server.ts";
import { moveApplication, touchApplication } from "../file/move-application.server.ts";
import { checkDeadline, deadlineAfterWait } from "../file/check-deadline.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { answersTo, getFiledAnswers } from "../file/filed-answers.server.ts";
import { writtenAnswers } from "../form/answer-view.server.ts";
import { type RequestInput, writeOfRequest } from "./request-information.server.ts";
import { restoreFiled } from "../file/restore-filed.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Work = (
  tx: Tx,
  application: ApplicationRow,
  request: InformationRequestRow,
  now: Date,
) => Promise<Done | DossierRefusal>;

/** The frame of what the owner of a file does with a request that nobody has answered. */
function changeOpenRequest(
  context: Context,
  input: Pick<RequestInput, "applicationId" | "version">,
  actor: Viewer,
  work: Work,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    const request = application.status === "info_requested" ? await findOpenRequest(tx, application.id) : null;
    return request ? work(tx, application, request, now) : refused("impossible");
  });
}

/**
 * Asks for something else than before, in the same request: what is added can be changed from now on, what is left out is
 * again as filed, and the time for an answer begins anew.
 */
export async function correctRequest(
  context: Context,
  { fields, documents, message, ...input }: RequestInput,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeOpenRequest(context, input, actor, async (tx, application, request, now) => {
    const association = await getAssociation(tx);
    const dueAt = answerDeadline(now, association.answerWithinDays, association);
    if (!(await touchApplication(tx, application, now, { dueAt }))) return refused("stale");
    const answersDropped = await restoreFiled(tx, request, { fields, documents }, actor.id, now);
    const answersBefore = answersTo(fields, await getFiledAnswers(tx, application.id));
    const asked = { fields, documents, message, dueAt };
    await tx
      .update(informationRequests)
      .set({ ...asked, answersBefore, answersDropped, changedAt: now })
      .where(eq(informationRequests.id, request.id));
    const entry = { subjectId: application.id, actorId: actor.id, data: { round: request.round } };
    await recordActivity(tx, { ...entry, action: "application.request_changed" }, now);
    const occasion = `information-request:${request.id}:${application.version}`;
    const before = { fields: request.fields, documents: request.documents as DocumentKind[], typed: answersDropped };
    await writeOfRequest(tx, context.config, application, asked, { occasion, before, now });
    return { ok: true };
  });
}

/** The applicant need not answer any more: the checks go on with the file as it was filed, and the request does not count. */
export async function takeBackRequest(
  context: Context,
  input: Pick<RequestInput, "applicationId" | "version">,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeOpenRequest(context, input, actor, async (tx, application, request, now) => {
    const { requestedAt, checkDueAt } = request;
    const association = await getAssociation(tx);
    const dueAt = checkDueAt
      ? deadlineAfterWait(checkDueAt, { from: requestedAt, to: now }, association)
      : checkDeadline(now, association);
    if (!(await moveApplication(tx, application, "take_back_request", now, { dueAt }))) return refused("stale");
    const answersDropped = await restoreFiled(tx, request, { fields: [], documents: [] }, actor.id, now);
    await tx
      .update(informationRequests)
      .set({ takenBackAt: now, answersDropped })
      .where(eq(informationRequests.id, request.id));
    const entry = { subjectId: application.id, actorId: actor.id, data: { round: request.round } };
    await recordActivity(tx, { ...entry, action: "application.request_taken_back" }, now);
    const url = `${context.config.origin}/applications/${application.id}`;
    const compose = (frame: LetterFrame, institution: string) =>
      requestTakenBackLetter(frame, {
        ...{ institution, caseNumber: application.caseNumber ?? "", url },
        due: dueAt > now ? formatDate(dueAt, frame.locale) : null,
        typed: writtenAnswers(answersDropped, frame.locale),
      });
    const occasion = `request-taken-back:${request.id}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-request-taken-back", compose }, now);
    return { ok: true };
  });
}
