import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { ROLES } from "#db/vocabulary.ts";
import { listTold } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, nameOfSubject, secretariatFor } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";

interface Outcome {
  request: AccessRequestRow;
  subject: AskedSubject;
  /** Who has answered, or taken it back. */
  actor: { id: string; name: string };
  /** What the person was let in as, or `decline`, or `withdrawn`. */
  answer: { outcome: string; words: string };
  /** Whoever answered is of the institution itself, and not of the secretariat. */
  isOwn: boolean;
}

/**
 * What came of a request to act for a member: whoever objected hears it, and the secretariat where the institution has
 * answered what had gone on to it. Of a member that is taken over everybody is told otherwise.
 */
export async function tellOfOutcome(tx: Tx, told: Outcome, now: Date): Promise<void> {
  const { request, subject, answer, isOwn } = told;
  if (subject.kind !== "institution" || answer.outcome === "representative") return;
  if (isOwn && request.passedOnAt) {
    const userIds = (await secretariatFor(tx, subject, request)).map(({ id }) => id);
    await write(tx, told, { kind: "access-answered_there", userIds, reader: "secretariat" }, now);
  }
  const objectors = (await listTold(tx, request.id)).filter(({ objectedAt }) => objectedAt !== null);
  const userIds = objectors.map(({ userId }) => userId);
  await write(tx, told, { kind: "access-objection_heard", userIds, reader: "account" }, now);
}

type Letters =
  | { kind: "access-answered_there"; userIds: string[]; reader: "secretariat" }
  | { kind: "access-objection_heard"; userIds: string[]; reader: "account" };

async function write(tx: Tx, { request, subject, actor, answer }: Outcome, letters: Letters, now: Date) {
  const role = ROLES.find((one) => one === answer.outcome);
  const person = (await findAccountById(tx, request.userId))?.name ?? "";
  const text = role ? "let_in" : answer.outcome === "withdrawn" ? "withdrawn" : "declined";
  await writeTo(
    tx,
    { userIds: letters.userIds, reader: letters.reader as never },
    { kind: letters.kind, key: request.id, subjectId: request.subjectId, actorId: actor.id },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind: letters.kind, text, role, person, actor: actor.name, words: answer.words },
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}
