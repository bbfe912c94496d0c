import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type AccountRow, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import {
  type AccessRequestRow,
  findAccessRequest,
  listRivals,
  settleRequest,
} from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { findOpenOffer } from "#app/features/members/people/main-role.server.ts";
import { passTo, settleOffer } from "#app/features/members/people/main-role-passes.server.ts";
import { endPlacesOfLeavers } from "#app/features/members/people/leavers.server.ts";
import { tellOfJoined } from "#app/features/members/people/tell-of-joined.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { ROLES } from "#db/vocabulary.ts";
import { answersFor } from "../file/application.policy.ts";
import type { AccessAnswer } from "./access.schema.ts";
import { endOfObjections, findCheck, listTold, noteTold } from "../takeover/take-over-checks.server.ts";
import { tellHeadOfOutcome } from "../takeover/tell-head.server.ts";
import { tellOfRequest } from "./ask-access.server.ts";
import {
  type AskedSubject,
  findAskedSubject,
  mayAnswer,
  nameOfSubject,
  whoAnswersRequest,
} from "./asked-subject.server.ts";
import { COLLEAGUE_ROLES as MEMBER_ROLES } from "#app/features/members/people/people.schema.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { checksIt } from "./checks-it.server.ts";
import { MOST_HANDS } from "./hand.ts";
import { handsLetter } from "./hands-letters.ts";
import { giveHand, listHands } from "./list-hands.server.ts";
import { mayLetSpeak } from "./may-let-speak.server.ts";
import { passFile } from "./pass-file.server.ts";

type Context = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin">;
  requestId?: string;
};

type Answered =
  { ok: true } | Refusal<"not-found" | "impossible" | "too-many", "checks-it" | "unconfirmed" | "may-object">;

interface Answering {
  request: AccessRequestRow;
  subject: AskedSubject;
  asker: AccountRow;
  actor: Viewer;
  answer: AccessAnswer;
}

/** Of a refusal the history of an application tells, and that of a member where it was to be taken over. */
async function keepOut(
  tx: Tx,
  { requestId }: Context,
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
async function letIn(tx: Tx, context: Context, answering: Answering, now: Date): Promise<Answered> {
  const { subject, asker } = answering;
  if (!subject.isOpen || asker.isSuspended || !asker.isVerified) return refused("impossible");
  return subject.kind === "institution"
    ? letInToMember(tx, context, { ...answering, institution: subject.institution }, now)
    : letInToFile(tx, context, { ...answering, application: subject.application }, now);
}

type ToMember = Answering & { institution: Extract<AskedSubject, { kind: "institution" }>["institution"] };

async function letInToMember(tx: Tx, context: Context, to: ToMember, now: Date): Promise<Answered> {
  const { institution, asker, actor, answer } = to;
  if (answer.outcome === "representative") return passMember(tx, context, to, now);
  const role = MEMBER_ROLES.find((one) => one === answer.outcome);
  if (!role) return refused("impossible");
  const isSpeaker = SPEAKERS.some((one) => one === role);
  if (isSpeaker && !(await mayLetSpeak(tx, to, actor, now))) return refused("unconfirmed");
  const reason = isSpeaker && !representsInstitution(actor, institution.id) ? answer.words : undefined;
  const given = { userId: asker.id, role, institutionId: institution.id, grantedById: actor.id };
  const grantId = await grantRole(tx, given, now);
  const event = { subjectId: institution.id, actorId: actor.id, requestId: context.requestId };
  await recordActivity(tx, { ...event, action: "institution.colleague_let_in", data: { role, reason } }, now);
  const person = { id: asker.id, name: asker.name };
  await tellOfJoined(tx, context.config, { institution, person, role, grantId, reason, actorId: actor.id }, now);
  return { ok: true };
}

/**
 * The main role passes to whoever asked for it, once the head's office has confirmed that, and everybody who was told has
 * had the time to object. Who can be reached now and was not told yet is told by this. With it ends what those may do who
 * have left: whoever had the role and has not answered, and representatives whom nothing reaches.
 */
async function passMember(tx: Tx, context: Context, to: ToMember, now: Date): Promise<Answered> {
  const { institution, subject, request, asker, actor, answer } = to;
  const check = await findCheck(tx, request.id);
  if (request.role !== "representative" || representsInstitution(actor, institution.id)) return refused("impossible");
  if (check?.answer !== "confirmed") return refused("unconfirmed");
  const told = await listTold(tx, request.id);
  const isTold = (id: string) => told.some(({ userId }) => userId === id);
  const untold = (await whoAnswersRequest(tx, subject)).filter((id) => id !== asker.id && !isTold(id));
  if (untold.length > 0) {
    await noteTold(tx, request.id, { userIds: untold, isFormer: false }, now);
    const about = { id: request.id, subjectId: institution.id, words: request.words, person: asker.name };
    const url = `${context.config.origin}/requests/${request.id}`;
    await tellOfRequest(tx, subject, { ...about, actorId: actor.id, url, to: untold, isTakeOver: true }, now);
    return refused("may-object");
  }
  const until = await endOfObjections(tx, request.id);
  if (until && until > now) return refused("may-object");
  const open = await findOpenOffer(tx, institution.id);
  if (open) await settleOffer(tx, open, "taken_back", now);
  const passing = {
    ...{ institution, account: { id: asker.id, name: asker.name }, actor, reason: answer.words },
    origin: context.config.origin,
  };
  await endPlacesOfLeavers(tx, passing, now);
  await passTo(tx, passing, now);
  await tellFormer(tx, { ...to, told: told.filter(({ isFormer }) => isFormer).map(({ userId }) => userId) }, now);
  return { ok: true };
}

async function tellFormer(
  tx: Tx,
  { told, subject, request, asker, actor, answer }: ToMember & { told: string[] },
  now: Date,
) {
  const kind = "access-taken_over" as const;
  await writeTo(
    tx,
    { userIds: told, reader: "account" },
    { kind, key: request.id, subjectId: request.subjectId, actorId: actor.id },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind, person: asker.name, words: answer.words },
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}

type ToFile = Answering & { application: ApplicationRow };

async function letInToFile(tx: Tx, context: Context, to: ToFile, now: Date): Promise<Answered> {
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

async function tellAsker(
  tx: Tx,
  { origin }: { origin: string },
  { request, subject, actor, answer, isPassedToAnother = false }: Answering & { isPassedToAnother?: boolean },
  now: Date,
) {
  const isDeclined = answer.outcome === "decline";
  const kind = isDeclined ? ("access-declined" as const) : ("access-accepted" as const);
  const place = subject.kind === "application" ? `/applications/${subject.application.id}` : "/institution";
  await writeTo(
    tx,
    { userIds: [request.userId], reader: "account" },
    { kind, key: request.id, subjectId: request.userId, actorId: actor.id },
    async (frame) =>
      handsLetter(frame, {
        ...{
          kind,
          words: isPassedToAnother ? frame.t("invitations:access.passed_to_another") : answer.words,
          url: isDeclined ? undefined : origin + place,
        },
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}

/** A member passes to one person: who else has asked to take it over is answered by that. */
async function declineRivals(tx: Tx, { config }: Context, answering: Answering, now: Date): Promise<void> {
  const { subject, actor, request } = answering;
  if (subject.kind !== "institution") return;
  for (const rival of await listRivals(tx, request)) {
    await settleRequest(tx, rival.id, { state: "declined", actorId: actor.id }, now);
    const event = { subjectId: subject.institution.id, actorId: actor.id, data: {} };
    await recordActivity(tx, { ...event, action: "institution.take_over_declined" }, now);
    const answer = { outcome: "decline", words: "" } as const;
    await tellAsker(tx, config, { ...answering, request: rival, answer, isPassedToAnother: true }, now);
    const person = (await findAccountById(tx, rival.userId))?.name ?? "";
    await tellHeadOfOutcome(tx, { request: rival, institution: subject.institution, person, isPassed: false }, now);
  }
}

/** Answers a request to be let in: with a role, with the application itself, or with a refusal in words. */
export function answerAccess(
  context: Context,
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
    const answering = { request, subject, asker, actor, answer };
    const done = await (answer.outcome === "decline" ? keepOut : letIn)(tx, context, answering, now);
    if (!done.ok) return done;
    const givenRole = ROLES.find((role) => role === answer.outcome);
    const state = givenRole ? ("accepted" as const) : ("declined" as const);
    if (!(await settleRequest(tx, id, { state, givenRole, actorId: actor.id, answer: answer.words }, now)))
      throw new Error("A request to be let in was answered twice at once");
    await tellAsker(tx, context.config, answering, now);
    if (subject.kind === "institution") {
      const isPassed = answer.outcome === "representative";
      await tellHeadOfOutcome(tx, { request, institution: subject.institution, person: asker.name, isPassed }, now);
      if (isPassed) await declineRivals(tx, context, answering, now);
    }
    return { ok: true };
  });
}

/** Takes back a request of one's own. */
export function withdrawAccess(
  { withTransaction, clock }: Pick<Context, "withTransaction" | "clock">,
  id: string,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "impossible">> {
  return withTransaction<{ ok: true } | Refusal<"not-found" | "impossible">>(async (tx) => {
    const [own] = await tx.select().from(accessRequests).where(eq(accessRequests.id, id));
    if (own?.userId !== actor.id) return refused("not-found");
    const isDone = await settleRequest(tx, id, { state: "withdrawn", actorId: actor.id }, clock.now());
    return isDone ? { ok: true } : refused("impossible");
  });
}
