import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { MOST_INFORMATION_ROUNDS } from "../file/application.ts";
import { correctedRequestLetter, informationRequestLetter } from "../letters/request-letters.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { templateWords } from "../letters/templates.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { isRoundOf } from "../file/application-queries.server.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { writtenAnswers } from "../form/answer-view.server.ts";
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

type AskedFor = Pick<RequestInput, "fields" | "documents">;
/** What was asked before, and what had been typed of it that is no longer asked. */
type Before = AskedFor & { typed: Record<string, unknown> };
type ToTell = Pick<RequestInput, "fields" | "documents" | "message"> & { dueAt: Date };

/** Writes to the applicant what is asked; with `before`, what of it has changed. */
export async function writeOfRequest(
  tx: Tx,
  { origin }: Pick<Services["config"], "origin">,
  application: ApplicationRow,
  { fields, documents, message, dueAt }: ToTell,
  { occasion, before, now }: { occasion: string; before: Before | null; now: Date },
): Promise<void> {
  const template = await templateWords(tx, "request");
  const compose = (frame: LetterFrame, institution: string) => {
    const data = {
      institution,
      caseNumber: application.caseNumber ?? "",
      url: `${origin}/applications/${application.id}`,
      message,
      asked: askedLabels(frame.t, { fields, documents }),
      due: formatDate(dueAt, frame.locale),
    };
    if (!before) return informationRequestLetter(frame, { ...data, template: template(frame.locale) });
    const added = askedLabels(frame.t, withoutThose({ fields, documents }, before));
    const dropped = askedLabels(frame.t, withoutThose(before, { fields, documents }));
    return correctedRequestLetter(frame, {
      ...data,
      added,
      dropped,
      typed: writtenAnswers(before.typed, frame.locale),
    });
  };
  const kind = before ? "application-request-corrected" : "application-information-request";
  await writeToApplicants(tx, application, { occasion, kind, compose }, now);
}

function withoutThose(some: AskedFor, others: AskedFor): AskedFor {
  return {
    fields: some.fields.filter((path) => !others.fields.includes(path)),
    documents: some.documents.filter((kind) => !others.documents.includes(kind)),
  };
}

interface ToSend extends Pick<RequestInput, "fields" | "documents" | "message"> {
  requestedById: string;
  /** By whose click it goes out. */
  actor: Viewer;
}

/** Sends a request: the file waits for the applicant, who gets a letter. False when the file has moved on. */
export async function sendRequest(
  tx: Tx,
  config: Pick<Services["config"], "origin">,
  application: ApplicationRow,
  { fields, documents, message, requestedById, actor }: ToSend,
  now: Date,
): Promise<boolean> {
  const association = await getAssociation(tx);
  const dueAt = answerDeadline(now, association.answerWithinDays, association);
  const round = (await tx.$count(informationRequests, isRoundOf(application.id))) + 1;
  if (!(await moveApplication(tx, application, "request_information", now, { dueAt }))) return false;
  const id = newOrderedId();
  const asked = { id, applicationId: application.id, round, fields, documents, message, dueAt };
  const answersBefore = answersTo(fields, await getFiledAnswers(tx, application.id));
  await tx
    .insert(informationRequests)
    .values({ ...asked, checkDueAt: application.dueAt, answersBefore, requestedById, requestedAt: now });
  const action = "application.information_requested";
  await recordActivity(tx, { subjectId: application.id, action, actorId: actor.id, data: { round } }, now);
  await writeOfRequest(tx, config, application, asked, { occasion: `information-request:${id}`, before: null, now });
  return true;
}

/** Asks the applicant for exact answers and documents, as often as one person may alone; the file waits for them. */
export async function requestInformation(
  context: Pick<Services, "withTransaction" | "clock" | "config">,
  { fields, documents, message, ...input }: RequestInput,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    if (await needsConsent(tx, application.id)) return refused("impossible");
    const asked = { fields, documents, message, requestedById: actor.id, actor };
    return (await sendRequest(tx, context.config, application, asked, now)) ? { ok: true } : refused("impossible");
  });
}

/** Whether the next request of a file goes out only once a second person agrees. */
async function needsConsent(db: Reader, applicationId: string): Promise<boolean> {
  return (await db.$count(informationRequests, isRoundOf(applicationId))) >= MOST_INFORMATION_ROUNDS;
}
