import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { handIn, roleWithin, type Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { type AccessRequestRow, askAccess } from "#app/features/invitations/access-requests.server.ts";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formerSpeakers } from "#app/features/members/people/former-speakers.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { endOfObjection } from "../takeover/take-over.ts";
import { noteTold, openCheck } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, findAskedSubject, nameOfSubject, whoAnswersRequest } from "./asked-subject.server.ts";
import { askerLine, handsLetter } from "./hands-letters.ts";
import { passRequestOn } from "./pass-on-requests.server.ts";
import { sendReceipt } from "./request-receipt.server.ts";

type Context = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin" | "secret">;
  requestId?: string;
};

type Asked =
  | { ok: true }
  | Refusal<
      "not-found" | "impossible" | "too-many",
      "already-in" | "already-asked" | "barred" | "declined-lately" | "others-asked"
    >;

/** The role somebody asks for who is not in yet, or who is and would answer for the application or the member. */
function askedRole(viewer: Viewer, subject: AskedSubject, isTakeOver: boolean): Role | null {
  if (subject.kind === "institution") {
    const held = roleWithin(viewer, subject.institution.id);
    if (isTakeOver) return held === "representative" ? null : "representative";
    return held === null ? "editor" : null;
  }
  const hand = handIn(viewer, subject.application.id);
  if (hand === null) return "co_applicant";
  return hand === "co_applicant" ? "applicant" : null;
}

interface RequestNews {
  id: string;
  subjectId: string;
  words: string;
  person: string;
  actorId: string | null;
  url: string;
  to: readonly string[];
  isTakeOver: boolean;
  /** The office of the head has said yes, so that the secretariat decides and they can object. */
  isConfirmed?: boolean;
}

/** Those who answer there are told that somebody asks. */
export async function tellOfRequest(tx: Tx, subject: AskedSubject, about: RequestNews, now: Date): Promise<void> {
  const { id: key, subjectId, words, person, actorId, url, to: userIds } = about;
  const write = async <Kind extends "access-asked" | "access-asked_member" | "access-take_over_member">(
    kind: Kind,
    reader: Kind extends "access-asked" ? "applicant" : "member",
  ) =>
    writeTo(
      tx,
      { userIds, reader: reader as never },
      { kind, key, subjectId, actorId },
      async (frame) =>
        handsLetter(frame, {
          ...{ kind, person, words, url, until: formatDateTime(endOfObjection(now), frame.locale) },
          next: about.isConfirmed ? "next_confirmed" : "next",
          institution: await nameOfSubject(tx, subject, frame.locale),
        }),
      now,
    );
  if (subject.kind === "application") return write("access-asked", "applicant");
  return write(about.isTakeOver ? "access-take_over_member" : "access-asked_member", "member");
}

/** Those who speak for the member, and did until lately, are told who asks to take it over, and can object from now on. */
async function openTakeOver(
  tx: Tx,
  { subject, request, position, person, origin, present }: Opening,
  now: Date,
): Promise<void> {
  if (subject.kind !== "institution") return;
  await openCheck(tx, request.id, position);
  const event = { subjectId: subject.institution.id, actorId: request.userId };
  await recordActivity(tx, { ...event, action: "institution.take_over_asked" }, now);
  const former = (await formerSpeakers(tx, subject.institution.id, now)).filter((id) => id !== request.userId);
  await noteTold(tx, request.id, { userIds: present, isFormer: false }, now);
  await noteTold(tx, request.id, { userIds: former, isFormer: true }, now);
  const kind = "access-take_over_former" as const;
  await writeTo(
    tx,
    { userIds: former, reader: "account" },
    { kind, key: request.id, subjectId: request.subjectId },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind, person, words: request.words, url: `${origin}/requests/${request.id}/objection` },
        until: formatDateTime(endOfObjection(now), frame.locale),
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}

interface Opening {
  subject: AskedSubject;
  request: AccessRequestRow;
  position: string;
  person: string;
  origin: string;
  present: readonly string[];
}

/**
 * Somebody asks to be let in to an application or a member that is here already, or to answer for it because whoever did
 * has left: for an application as a colleague, for a member as anybody, with the own position there. It reaches whoever answers there, and the secretariat at once where nobody can be
 * reached. `isTakeOver` says which of both was meant.
 */
export function askToBeLetIn(
  { withTransaction, clock, config, requestId }: Context,
  { words, isTakeOver, position = "", ...target }: Subject & { words: string; isTakeOver: boolean; position?: string },
  actor: Viewer,
): Promise<Asked> {
  return withTransaction<Asked>(async (tx) => {
    const now = clock.now();
    const subject = await findAskedSubject(tx, target);
    if (!subject) return refused("not-found");
    if (!subject.isOpen) return refused("impossible");
    const role = askedRole(actor, subject, isTakeOver);
    const isMain = role === "applicant" || role === "representative";
    if (role === null || isTakeOver !== isMain) return refused("already-in");
    if (role !== "applicant" && (await isBarred(tx, actor.id))) return refused("barred");
    const asked = await askAccess(tx, { ...target, userId: actor.id, role, words }, now);
    if (!asked.ok) return asked;
    if (!asked.isNew) return { ok: true };
    const { request } = asked;
    if (subject.kind === "application") {
      const event = { subjectId: target.subjectId, actorId: actor.id, requestId };
      await recordActivity(tx, { ...event, action: "application.access_asked" }, now);
    }
    const to = (await whoAnswersRequest(tx, subject)).filter((id) => id !== actor.id);
    const person = askerLine(actor, role === "representative" ? position : "");
    if (role === "representative") {
      const opening = { subject, request, position, person, origin: config.origin, present: to };
      await openTakeOver(tx, opening, now);
    }
    const url = `${config.origin}/requests/${request.id}`;
    const about = {
      id: request.id,
      subjectId: target.subjectId,
      words,
      person,
      actorId: actor.id,
      url,
      to,
    };
    await tellOfRequest(tx, subject, { ...about, isTakeOver }, now);
    await sendReceipt(tx, config, { request, subject, isTakeOver: role === "representative" }, now);
    if (to.length === 0) await passRequestOn(tx, config, { request, subject }, now);
    return { ok: true };
  });
}
