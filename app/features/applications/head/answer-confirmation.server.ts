import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { writeToApplicants, writeToHead } from "../letters/write-to-applicants.server.ts";
import { declinedReceiptLetter, headDeclinedLetter } from "../letters/applying-letters.ts";
import { keepVersion } from "../file/keep-version.server.ts";
import { confirmationUrl } from "../file/confirmation-link.server.ts";
import { refreshSearch } from "../file/application-search.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { acknowledge, type Signature } from "./acknowledge.server.ts";
import { type Confirmation, findConfirmation } from "./confirmation-queries.server.ts";
import { noteOtherHead } from "./note-other-head.server.ts";
import { putSheet } from "./put-sheet.server.ts";
import { assignByRule } from "../file/assign-by-rule.server.ts";
import type { Done } from "../file/own-application.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";
import { runAutomaticChecks } from "../checks/run-checks.server.ts";

interface Context extends Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger"> {
  requestId?: string;
}

type Answered = (Done & { applicationId: string }) | Refusal<"not-found" | "stale", "ended">;
type Stopped = Refusal<"stale", "ended"> | null;

interface Signing extends Signature {
  /** The version of the commitment the page showed; left out, it is the one in force. */
  text?: number;
  /** Said of a name that looks like initials. */
  isFullName?: boolean;
}

/** Does the work of an answer while the link is open; `work` says why when it has written nothing. */
function answerLink(
  { withTransaction, clock }: Context,
  token: string,
  work: (tx: Tx, confirmation: Confirmation, now: Date) => Promise<Stopped>,
): Promise<Answered> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const confirmation = await findConfirmation(tx, token, now);
    if (!confirmation) return refused("not-found");
    if (confirmation.state !== "open") return refused("ended");
    const stopped = await work(tx, confirmation, now);
    return stopped ?? { ok: true, applicationId: confirmation.file.application.id };
  });
}

async function submit(
  tx: Tx,
  context: Context,
  confirmation: Confirmation,
  { text, isFullName, sheet, ...signature }: Signing,
  now: Date,
): Promise<Stopped> {
  if (text !== undefined && text !== (await textsInForce(tx)).commitment.version) return refused("stale");
  const { link, file } = confirmation;
  const dueAt = checkDeadline(now, await getAssociation(tx));
  const caseNumber = file.application.caseNumber ?? (await nextNumber(tx, "A", now));
  const changes = { caseNumber, submittedAt: now, dueAt };
  if (!(await moveApplication(tx, file.application, "head_confirms", now, changes))) {
    throw new Error("A confirmed application could not be submitted");
  }
  await refreshSearch(tx, file.application.id);
  await tx
    .update(headConfirmations)
    .set({ ...signature, answer: "confirmed", answeredAt: now })
    .where(eq(headConfirmations.id, link.id));
  await keepVersion(tx, file, now);
  const applicationId = file.application.id;
  if (sheet) await putSheet(tx, { applicationId, sheet, uploadedById: null }, now);
  const event = {
    subjectId: applicationId,
    actorId: null,
    actorName: signature.signedName,
    requestId: context.requestId,
  };
  await recordActivity(
    tx,
    {
      ...event,
      action: "application.submitted",
      data: { caseNumber, ...(isFullName && { isFullName }), ...(sheet && { sheet: sheet.name }) },
    },
    now,
  );
  await noteOtherHead(tx, { ...event, head: link.headName }, now);
  await acknowledge(
    tx,
    context.config,
    { ...confirmation, caseNumber, dueAt, signature: { ...signature, sheet } },
    now,
  );
  const head = await findAccountByEmail(tx, link.headEmail);
  const { origin } = context.config;
  const owner = await assignByRule(tx, applicationId, now);
  await tellWhoActs(tx, { applicationId, why: owner ? "new_yours" : "new", origin, actorId: head?.id ?? null }, now);
  return null;
}

/**
 * The head confirms: the application is submitted exactly as the link showed it, gets its case number and a fixed copy,
 * and everybody is told. A second use of the link changes nothing.
 */
export async function confirmApplication(context: Context, token: string, signature: Signing): Promise<Answered> {
  const answered = await answerLink(context, token, (tx, confirmation, now) =>
    submit(tx, context, confirmation, signature, now),
  );
  if (answered.ok) {
    const { applicationId } = answered;
    await runAutomaticChecks(context, { applicationId }).catch((error: unknown) => {
      context.logger.error({ err: error, applicationId }, "automatic checks failed");
    });
  }
  return answered;
}

/** The head does not confirm: the application goes back to the applicant, with the reason. */
export function declineApplication(
  context: Context,
  token: string,
  reason: string,
  locale?: Locale,
): Promise<Answered> {
  return answerLink(context, token, async (tx, { link, file }, now) => {
    const { application } = file;
    if (!(await moveApplication(tx, application, "head_declines", now, { dueAt: null }))) return refused("ended");
    const answer = { answer: "declined", answeredAt: now, declineReason: reason, locale } as const;
    await tx.update(headConfirmations).set(answer).where(eq(headConfirmations.id, link.id));
    const event = {
      subjectId: application.id,
      actorId: null,
      actorName: link.headName,
      requestId: context.requestId,
    };
    await recordActivity(tx, { ...event, action: "application.head_declined", data: { reason } }, now);
    const { config } = context;
    const receipt = (frame: LetterFrame, institution: string) =>
      declinedReceiptLetter(frame, {
        ...{ institution, reason },
        at: formatDateTime(now, frame.locale),
        url: confirmationUrl(config, frame.locale),
      });
    const toHead = {
      link: { ...link, locale },
      token,
      kind: "application-declined-receipt" as const,
      compose: receipt,
    };
    await writeToHead(tx, config, application, { ...toHead, occasion: `declined-receipt:${link.id}` }, now);
    const data = {
      reason,
      url: `${context.config.origin}/applications/${application.id}`,
    };
    const post = { occasion: `head-declined:${link.id}`, kind: "application-head-declined" as const };
    await writeToApplicants(
      tx,
      application,
      { ...post, compose: (frame, institution) => headDeclinedLetter(frame, { ...data, institution }) },
      now,
    );
    return null;
  });
}
