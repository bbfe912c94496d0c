import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { belongsToInstitution, handIn, type Viewer } from "#app/features/accounts/viewer.ts";
import { askAccess } from "#app/features/invitations/access-requests.server.ts";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { type AskedSubject, findAskedSubject, nameOfSubject, whoAnswersRequest } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";
import { passRequestOn } from "./pass-on-requests.server.ts";

type Context = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin">;
  requestId?: string;
};

type Asked =
  { ok: true } | Refusal<"not-found" | "impossible" | "too-many", "already-in" | "already-asked" | "declined-lately">;

/** The role somebody asks for who is not in yet, or who is and would answer for the application. */
function askedRole(viewer: Viewer, subject: AskedSubject): Role | null {
  if (subject.kind === "institution") return belongsToInstitution(viewer, subject.institution.id) ? null : "editor";
  const hand = handIn(viewer, subject.application.id);
  if (hand === null) return "co_applicant";
  return hand === "co_applicant" ? "applicant" : null;
}

async function tellOfRequest(
  tx: Tx,
  subject: AskedSubject,
  about: { id: string; subjectId: string; words: string; person: string; actorId: string; url: string; to: string[] },
  now: Date,
): Promise<void> {
  const { id: key, subjectId, words, person, actorId, url, to: userIds } = about;
  const write = async <Kind extends "access-asked" | "access-asked_member">(
    kind: Kind,
    reader: Kind extends "access-asked" ? "applicant" : "member",
  ) =>
    writeTo(
      tx,
      { userIds, reader: reader as never },
      { kind, key, subjectId, actorId },
      async (frame) =>
        handsLetter(frame, { kind, person, words, url, institution: await nameOfSubject(tx, subject, frame.locale) }),
      now,
    );
  await (subject.kind === "application" ? write("access-asked", "applicant") : write("access-asked_member", "member"));
}

/**
 * Somebody asks to be let in to an application or a member that is here already, or, as a colleague, to answer for an
 * application whose applicant has left. It reaches whoever answers there, and the secretariat at once where nobody can be
 * reached. `isTakeOver` says which of both was meant.
 */
export function askToBeLetIn(
  { withTransaction, clock, config, requestId }: Context,
  { words, isTakeOver, ...target }: Subject & { words: string; isTakeOver: boolean },
  actor: Viewer,
): Promise<Asked> {
  return withTransaction<Asked>(async (tx) => {
    const now = clock.now();
    const subject = await findAskedSubject(tx, target);
    if (!subject) return refused("not-found");
    if (!subject.isOpen) return refused("impossible");
    const role = askedRole(actor, subject);
    if (role === null || isTakeOver !== (role === "applicant")) return refused("already-in");
    const asked = await askAccess(tx, { ...target, userId: actor.id, role, words }, now);
    if (!asked.ok) return asked;
    const { request } = asked;
    if (subject.kind === "application") {
      const event = { subjectId: target.subjectId, actorId: actor.id, requestId };
      await recordActivity(tx, { ...event, action: "application.access_asked" }, now);
    }
    const to = await whoAnswersRequest(tx, subject);
    const url = `${config.origin}/requests/${request.id}`;
    const about = {
      id: request.id,
      subjectId: target.subjectId,
      words,
      person: actor.name,
      actorId: actor.id,
      url,
      to,
    };
    await tellOfRequest(tx, subject, about, now);
    if (to.length === 0) await passRequestOn(tx, config, { request, subject }, now);
    return { ok: true };
  });
}
