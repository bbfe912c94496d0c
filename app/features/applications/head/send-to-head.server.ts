import { and, eq, isNull } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findCost } from "#app/features/dues/membership-cost.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import { newOrderedId } from "#db/kit.ts";
import { applications } from "#db/schema/applications.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import { writeToHead } from "../letters/write-to-applicants.server.ts";
import { findCategory } from "../form/category.ts";
import { findProblems, type FormProblem } from "../form/completeness.server.ts";
import { headRequestLetter } from "../letters/applying-letters.ts";
import {
  findLatestConfirmation,
  type FullApplication,
  type HeadConfirmationRow,
} from "../file/application-queries.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { linkEnd } from "./link-end.server.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import { confirmationToken, confirmationUrl } from "../file/confirmation-link.server.ts";
import {
  type ApplicantContext,
  changeOwn,
  type Done,
  fixedCopy,
  formContext,
  type OwnRefusal,
} from "../file/own-application.server.ts";
import { answersFor } from "../file/application.policy.ts";

type Context = ApplicantContext & { config: Pick<Config, "origin" | "secret"> };
type Sent = Done | OwnRefusal | (Refusal<never, "incomplete"> & { problems: FormProblem[] });

/** Ends every link to the head that has not been answered. */
export async function cancelLinks(tx: Tx, applicationId: string, now: Date): Promise<void> {
  const isOpen = and(
    eq(headConfirmations.applicationId, applicationId),
    isNull(headConfirmations.answer),
    isNull(headConfirmations.cancelledAt),
  );
  await tx.update(headConfirmations).set({ cancelledAt: now }).where(isOpen);
}

/** What became of an earlier link, for the head to whom it was sent. */
function whatBecame({ answer, answeredAt, declineReason, cancelledAt, sentAt }: HeadConfirmationRow, locale: Locale) {
  if (answer === "declined" && answeredAt)
    return { became: "declined" as const, date: formatDate(answeredAt, locale), reason: declineReason ?? "" };
  return {
    became: cancelledAt ? ("taken_back" as const) : ("replaced" as const),
    date: formatDate(sentAt, locale),
    reason: "",
  };
}

/** Writes a new link for the head and its letter; every earlier link of the application ends. */
async function askHead(tx: Tx, { config }: Context, file: FullApplication, now: Date): Promise<Date> {
  const { application, answers } = file;
  const { full_name: headName, email: headEmail } = answers.head as { full_name: string; email: string };
  const association = await getAssociation(tx);
  const id = newOrderedId();
  const token = confirmationToken(config.secret, id);
  const expiresAt = addDays(now, association.confirmWithinDays);
  const link = { id, applicationId: application.id, tokenSha256: sha256(token), headName, headEmail };
  const before = await findLatestConfirmation(tx, application.id);
  await cancelLinks(tx, application.id, now);
  await tx
    .insert(headConfirmations)
    .values({ ...link, contentSha256: fixedCopy(file).digest, sentAt: now, expiresAt, remindersSent: 0 });
  const preparer = await findPreparer(tx, file);
  const costIn = await findCost(tx);
  const compose = (frame: LetterFrame, institution: string) =>
    headRequestLetter(frame, {
      institution,
      preparer,
      cost: costIn(frame.locale).text,
      url: confirmationUrl(config, frame.locale),
      until: linkEnd({ expiresAt }, frame.locale),
      earlier: before && before.headEmail === headEmail ? whatBecame(before, frame.locale) : null,
    });
  const post = { link, token, occasion: `head-request:${id}`, kind: "application-head-request" as const, compose };
  await writeToHead(tx, config, application, post, now);
  return expiresAt;
}

/** Sends a complete application to the head of the institution, who submits it by confirming. */
export function sendToHead(context: Context, applicationId: string, actor: Viewer): Promise<Sent> {
  return changeOwn<Sent>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      if (file.application.status !== "draft") return refused("impossible");
      const problems = findProblems(formContext(file, now), file.documents);
      if (problems.length > 0) return refused("incomplete", { problems });
      const dueAt = await askHead(tx, context, file, now);
      const { category } = findCategory({ precheck: file.application.precheck, answers: file.answers });
      if (!(await moveApplication(tx, file.application, "send_to_head", now, { dueAt, category }))) {
        throw new Error("A draft could not be sent to the head");
      }
      const { requestId } = context;
      await recordActivity(
        tx,
        { subjectId: applicationId, action: "application.sent_to_head", actorId: actor.id, requestId },
        now,
      );
      return { ok: true };
    },
    answersFor,
  );
}

type Renewed = Done | OwnRefusal | OnItsWay;

/** Sends the head a new link with a new deadline; the old one ends. None while the last one is on its way. */
export function renewHeadLink(context: Context, applicationId: string, actor: Viewer): Promise<Renewed> {
  return changeOwn<Renewed>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      if (file.application.status !== "awaiting_head") return refused("impossible");
      const sentNow = onItsWay((await findLatestConfirmation(tx, applicationId))?.sentAt, now);
      if (sentNow) return sentNow;
      const dueAt = await askHead(tx, context, file, now);
      await tx.update(applications).set({ dueAt, updatedAt: now }).where(eq(applications.id, applicationId));
      const { requestId } = context;
      await recordActivity(
        tx,
        { subjectId: applicationId, action: "application.head_link_renewed", actorId: actor.id, requestId },
        now,
      );
      return { ok: true };
    },
    answersFor,
  );
}

/** Takes the application back to be changed: the head's link ends. */
export function recallApplication(
  context: ApplicantContext,
  applicationId: string,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      if (!(await moveApplication(tx, file.application, "recall", now, { dueAt: null }))) {
        return refused("impossible");
      }
      await cancelLinks(tx, applicationId, now);
      const { requestId } = context;
      await recordActivity(
        tx,
        { subjectId: applicationId, action: "application.recalled", actorId: actor.id, requestId },
        now,
      );
      return { ok: true };
    },
    answersFor,
  );
}
