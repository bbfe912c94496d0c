import type { AccountRow } from "#app/features/accounts/accounts-queries.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { endPlacesOfLeavers } from "#app/features/members/people/leavers.server.ts";
import { passTo, settleOffer } from "#app/features/members/people/main-role-passes.server.ts";
import { findOpenOffer } from "#app/features/members/people/main-role.server.ts";
import { COLLEAGUE_ROLES } from "#app/features/members/people/people.schema.ts";
import { tellOfJoined } from "#app/features/members/people/tell-of-joined.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { endOfObjections, findCheck, listTold, noteTold } from "../takeover/take-over-checks.server.ts";
import type { AccessAnswer } from "./access.schema.ts";
import { tellOfRequest } from "./ask-access.server.ts";
import { type AskedSubject, nameOfSubject, whoAnswersRequest } from "./asked-subject.server.ts";
import { askerLine, handsLetter } from "./hands-letters.ts";
import { mayLetSpeak } from "./may-let-speak.server.ts";

export type AnswerContext = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin">;
  requestId?: string;
};

export type Answered =
  | { ok: true }
  | Refusal<"not-found" | "impossible" | "too-many", "checks-it" | "head-confirmed" | "unconfirmed" | "may-object">;

export interface Answering {
  request: AccessRequestRow;
  subject: AskedSubject;
  asker: AccountRow;
  actor: Viewer;
  answer: AccessAnswer;
}

type ToMember = Answering & { institution: Extract<AskedSubject, { kind: "institution" }>["institution"] };

/** Lets the asker in to a member, in the role the answer names. */
export async function letInToMember(tx: Tx, context: AnswerContext, to: ToMember, now: Date): Promise<Answered> {
  const { institution, asker, actor, answer } = to;
  if (answer.outcome === "representative") return passMember(tx, context, to, now);
  const role = COLLEAGUE_ROLES.find((one) => one === answer.outcome);
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
async function passMember(tx: Tx, context: AnswerContext, to: ToMember, now: Date): Promise<Answered> {
  const { institution, subject, request, asker, actor, answer } = to;
  const check = await findCheck(tx, request.id);
  if (request.role !== "representative" || representsInstitution(actor, institution.id)) return refused("impossible");
  if (check?.answer !== "confirmed") return refused("unconfirmed");
  const told = await listTold(tx, request.id);
  const isTold = (id: string) => told.some(({ userId }) => userId === id);
  const untold = (await whoAnswersRequest(tx, subject)).filter((id) => id !== asker.id && !isTold(id));
  if (untold.length > 0) {
    await noteTold(tx, request.id, { userIds: untold, isFormer: false }, now);
    const about = {
      id: request.id,
      subjectId: institution.id,
      words: request.words,
      person: askerLine(asker, check.position),
    };
    const url = `${context.config.origin}/requests/${request.id}`;
    await tellOfRequest(
      tx,
      subject,
      { ...about, actorId: actor.id, url, to: untold, isTakeOver: true, isConfirmed: true },
      now,
    );
    return refused("may-object");
  }
  const until = await endOfObjections(tx, request.id);
  if (until && until > now) return refused("may-object");
  const open = await findOpenOffer(tx, institution.id, now);
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
