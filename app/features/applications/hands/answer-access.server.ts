import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { findAccessRequest, listRivals, settleRequest } from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { type Role, ROLES } from "#db/vocabulary.ts";
import { answersFor } from "../file/application.policy.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { isConfirmedByHead } from "../takeover/take-over-checks.server.ts";
import { tellHeadOfOutcome } from "../takeover/tell-head.server.ts";
import type { AccessAnswer } from "./access.schema.ts";
import { findAskedSubject, isTheirOwn, mayAnswer, nameOfSubject } from "./asked-subject.server.ts";
import { checksIt } from "./checks-it.server.ts";
import { MOST_HANDS } from "./hand.ts";
import { handsLetter } from "./hands-letters.ts";
import { type AnswerContext, type Answered, type Answering, letInToMember } from "./let-in-to-member.server.ts";
import { giveHand, listHands } from "./list-hands.server.ts";
import { passFile } from "./pass-file.server.ts";
import { tellOfOutcome } from "./tell-of-outcome.server.ts";

/** Of a refusal the history of an application tells, and that of a member where it was to be taken over. */
async function keepOut(
  tx: Tx,
  { requestId }: AnswerContext,
  { subject, request, actor, answer }: Answering,
  now: Date,
): Promise<Answered> {
  const event = { subjectId: request.subjectId, actorId: actor.id, requestId };
  if (subject.kind === "application")
    await recordActivity(tx, { ...event, action: "application.access_declined" }, now);
  else if (request.role === "representative")
    await recordActivity(
      tx,
      { ...event, action: "institution.take_over_declined", data: { reason: answer.words } },
      now,
    );
  return { ok: true };
}

/** Lets the asker in as what the answer says. */
async function letIn(tx: Tx, context: AnswerContext, answering: Answering, now: Date): Promise<Answered> {
  const { subject, asker } = answering;
  if (!subject.isOpen || asker.isSuspended || !asker.isVerified) return refused("impossible");
  return subject.kind === "institution"
    ? letInToMember(tx, context, { ...answering, institution: subject.institution }, now)
    : letInToFile(tx, context, { ...answering, application: subject.application }, now);
}

type ToFile = Answering & { application: ApplicationRow };

async function letInToFile(tx: Tx, context: AnswerContext, to: ToFile, now: Date): Promise<Answered> {
  const { application, asker, actor, answer } = to;
  const { requestId, config } = context;
  const isSecretariat = !answersFor(actor, application);
  if (answer.outcome === "applicant") {
    if (isSecretariat && (await checksIt(tx, asker, await readDossier(tx, application)))) return refused("checks-it");
    const reason = isSecretariat ? answer.words : null;
    const to = { id: asker.id, name: asker.name };
    await passFile(tx, { application, to, actorId: actor.id, reason, origin: config.origin, requestId }, now);
    return { ok: true };
  }
  if (answer.outcome !== "co_applicant" && answer.outcome !== "applicant_reader") return refused("impossible");
  const hands = await listHands(tx, application.id);
  if (hands.some(({ userId }) => userId === asker.id)) return refused("impossible");
  if (hands.length >= MOST_HANDS) return refused("too-many");
  const role = answer.outcome;
  await giveHand(tx, { userId: asker.id, applicationId: application.id, role, grantedById: actor.id }, now);
  const event = { subjectId: application.id, actorId: asker.id, requestId };
  await recordActivity(tx, { ...event, action: "application.colleague_joined", data: { role } }, now);
  return { ok: true };
}

/** Whether somebody asks to answer for the application, or to be the primary representative. */
const isTakeOverOf = ({ role }: { role: Role }) => role === "applicant" || role === "representative";

async function tellAsker(
  tx: Tx,
  { origin }: { origin: string },
  { request, subject, actor, answer, isPassedToAnother = false }: Answering & { isPassedToAnother?: boolean },
  now: Date,
) {
  const isDeclined = answer.outcome === "decline";
  const kind = isDeclined ? ("access-declined" as const) : ("access-accepted" as const);
  const role = ROLES.find((one) => one === answer.outcome);
  const isLess = !isDeclined && isTakeOverOf(request) && role !== request.role;
  const place =
    subject.kind === "application"
      ? `/applications/${subject.application.id}`
      : `/institution?institution=${subject.institution.id}`;
  const said = { kind, role, more: isLess ? "less" : undefined, url: isDeclined ? undefined : origin + place };
  await writeTo(
    tx,
    { userIds: [request.userId], reader: "account" },
    { kind, key: request.id, subjectId: request.userId, actorId: actor.id },
    async (frame) =>
      handsLetter(frame, {
        ...said,
        words: isPassedToAnother ? frame.t("invitations:access.passed_to_another") : answer.words,
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}

/** A member passes to one person: who else has asked to take it over is answered by that. */
async function declineRivals(tx: Tx, { config }: AnswerContext, answering: Answering, now: Date): Promise<void> {
  const { subject, actor, request } = answering;
  if (subject.kind !== "institution") return;
  for (const rival of await listRivals(tx, request)) {
    await settleRequest(tx, rival.id, { state: "declined", actorId: actor.id }, now);
    const event = { subjectId: subject.institution.id, actorId: actor.id, data: {} };
    await recordActivity(tx, { ...event, action: "institution.take_over_declined" }, now);
    const answer = { outcome: "decline", words: "" } as const;
    await tellAsker(tx, config, { ...answering, request: rival, answer, isPassedToAnother: true }, now);
    await tellOfOutcome(tx, { ...answering, request: rival, answer, isOwn: false }, now);
    const person = (await findAccountById(tx, rival.userId))?.name ?? "";
    await tellHeadOfOutcome(tx, { request: rival, institution: subject.institution, person, isPassed: false }, now);
  }
}

/** Whoever asked, whoever objected, the secretariat and the office of the head hear of the answer, each what concerns them. */
async function tellOfAnswer(
  tx: Tx,
  context: AnswerContext,
  { isOwn, ...answering }: Answering & { isOwn: boolean },
  now: Date,
): Promise<void> {
  const { request, subject, asker, answer } = answering;
  await tellAsker(tx, context.config, answering, now);
  await tellOfOutcome(tx, { ...answering, isOwn }, now);
  if (subject.kind !== "institution") return;
  const isPassed = answer.outcome === "representative";
  const { institution } = subject;
  await tellHeadOfOutcome(tx, { request, institution, person: asker.name, isPassed, isOwn }, now);
  if (isPassed) await declineRivals(tx, context, answering, now);
}

/** Answers a request to be let in: with a role, with the application itself, or with a refusal in words. */
export function answerAccess(
  context: AnswerContext,
  { requestId: id, answer }: { requestId: string; answer: AccessAnswer },
  actor: Viewer,
): Promise<Answered> {
  return context.withTransaction<Answered>(async (tx) => {
    const now = context.clock.now();
    const request = await findAccessRequest(tx, id);
    const subject = request && (await findAskedSubject(tx, request));
    if (!request || !subject || !(await mayAnswer(tx, actor, subject, request))) return refused("not-found");
    const asker = await findAccountById(tx, request.userId);
    if (request.state !== "asked" || !asker) return refused("impossible");
    const isOwn = isTheirOwn(subject, actor);
    if (isOwn && (await isConfirmedByHead(tx, id))) return refused("head-confirmed");
    const answering = { request, subject, asker, actor, answer };
    const done = await (answer.outcome === "decline" ? keepOut : letIn)(tx, context, answering, now);
    if (!done.ok) return done;
    const givenRole = ROLES.find((role) => role === answer.outcome);
    const state = givenRole ? ("accepted" as const) : ("declined" as const);
    if (!(await settleRequest(tx, id, { state, givenRole, actorId: actor.id, answer: answer.words }, now)))
      throw new Error("A request to be let in was answered twice at once");
    await tellOfAnswer(tx, context, { ...answering, isOwn }, now);
    return { ok: true };
  });
}

/** Takes back a request of one's own. */
export function withdrawAccess(
  { withTransaction, clock }: Pick<AnswerContext, "withTransaction" | "clock">,
  id: string,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "impossible">> {
  return withTransaction<{ ok: true } | Refusal<"not-found" | "impossible">>(async (tx) => {
    const [own] = await tx.select().from(accessRequests).where(eq(accessRequests.id, id));
    if (own?.userId !== actor.id) return refused("not-found");
    const now = clock.now();
    const isDone = await settleRequest(tx, id, { state: "withdrawn", actorId: actor.id }, now);
    if (!isDone) return refused("impossible");
    const subject = await findAskedSubject(tx, own);
    const answer = { outcome: "withdrawn", words: "" };
    if (subject) await tellOfOutcome(tx, { request: own, subject, actor, answer, isOwn: false }, now);
    return { ok: true };
  });
}
