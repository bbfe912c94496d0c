import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { MOST_INFORMATION_ROUNDS } from "../file/application.ts";
import { informationRequestLetter, type LetterFrame } from "../letters/review-letters.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { isRoundOf } from "../file/application-queries.server.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { askedLabels } from "../form/question-label.ts";
import { answersTo, getFiledAnswers } from "../file/filed-answers.server.ts";

export interface RequestInput {
  applicationId: string;
  version: number;
  /** Questions as `section.field`: exactly these, and the documents, may then be changed. */
  fields: string[];
  documents: DocumentKind[];
  message: string;
}

async function nextRound(tx: Tx, applicationId: string): Promise<number | null> {
  const round = (await tx.$count(informationRequests, isRoundOf(applicationId))) + 1;
  return round > MOST_INFORMATION_ROUNDS ? null : round;
}

type ToTell = Pick<RequestInput, "fields" | "documents" | "message"> & { dueAt: Date };

/** Writes to the applicant what is asked: the first time, or in place of what was asked before. */
export async function writeOfRequest(
  tx: Tx,
  { origin }: Pick<Services["config"], "origin">,
  application: ApplicationRow,
  { fields, documents, message, dueAt }: ToTell,
  { occasion, isCorrected, now }: { occasion: string; isCorrected: boolean; now: Date },
): Promise<void> {
  const compose = (frame: LetterFrame, institution: string) =>
    informationRequestLetter(frame, {
      institution,
      caseNumber: application.caseNumber ?? "",
      url: `${origin}/applications/${application.id}`,
      message,
      asked: askedLabels(frame.t, { fields, documents }),
      due: formatDate(dueAt, frame.locale),
      isCorrected,
    });
  await writeToApplicants(tx, application, { occasion, kind: "application-information-request", compose }, now);
}

/** Asks the applicant for exact answers and documents, twice at most; the file waits for them. */
export async function requestInformation(
  context: Pick<Services, "withTransaction" | "clock" | "config">,
  { fields, documents, message, ...input }: RequestInput,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { ...input, isAllowed: canWorkOn, isForOwner: true },
    actor,
    async (tx, { application }, now) => {
      const round = await nextRound(tx, application.id);
      const association = await getAssociation(tx);
      const dueAt = answerDeadline(now, association.answerWithinDays, association);
      if (!round || !(await moveApplication(tx, application, "request_information", now, { dueAt }))) {
        return refused("impossible");
      }
      const id = newOrderedId();
      const asked = { id, applicationId: application.id, round, fields, documents, message, dueAt };
      const answersBefore = answersTo(fields, await getFiledAnswers(tx, application.id));
      await tx
        .insert(informationRequests)
        .values({ ...asked, checkDueAt: application.dueAt, answersBefore, requestedById: actor.id, requestedAt: now });
      const action = "application.information_requested";
      await recordActivity(tx, { subjectId: application.id, action, actorId: actor.id, data: { round } }, now);
      const telling = { occasion: `information-request:${id}`, isCorrected: false, now };
      await writeOfRequest(tx, context.config, application, asked, telling);
      return { ok: true };
    },
  );
}
