import { type Letter, type OutgoingLetter, queueLetter } from "#app/platform/outbox.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type LetterKind, LETTERS } from "./kinds.ts";

interface Posted extends Letter, Omit<OutgoingLetter, "kind" | "subjectType" | "subjectId"> {
  kind: LetterKind;
  /** Of what it is about; null where that has no id yet. */
  subjectId: string | null;
}

/** Queues a letter of a kind the portal knows, in the command's own transaction. */
export async function postLetter(tx: Tx, { subjectId, kind, ...letter }: Posted, now: Date): Promise<void> {
  const about = subjectId === null ? {} : { subjectType: LETTERS[kind].about, subjectId };
  await queueLetter(tx, { ...letter, ...about, kind }, now);
}
