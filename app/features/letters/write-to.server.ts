import { queueLetter } from "#app/platform/outbox.server.ts";
import type { Tx } from "#db/index.server.ts";
import { addressees } from "./addressees.server.ts";
import { composeFor } from "./compose-for.server.ts";
import type { Letter, LetterFrame, ReaderKind } from "./letter.ts";

export interface Occasion {
  kind: string;
  /** What makes the occasion the only one of its kind: an id, with a version where it may come again. */
  key: string;
  about: { subjectType: string; subjectId: string };
  /** Who made it happen by an own click: nobody gets news of that. */
  actorId?: string | null;
}

/**
 * Writes one letter of news to each of some people, in the person's language and in the command's transaction. A person
 * who has had the letter of this occasion gets no second one.
 */
export async function writeTo(
  tx: Tx,
  { userIds, reader }: { userIds: readonly string[]; reader: ReaderKind },
  { kind, key, about, actorId }: Occasion,
  compose: (frame: LetterFrame) => Letter | Promise<Letter>,
  now: Date,
): Promise<void> {
  const people = await addressees(
    tx,
    userIds.filter((id) => id !== actorId),
  );
  for (const { id, name, email, locale } of people) {
    const letter = await compose(await composeFor(tx, locale, reader, name));
    const dedupeKey = `${kind}:${key}:${id}`;
    await queueLetter(tx, { ...letter, ...about, kind, dedupeKey, recipient: email, locale }, now);
  }
}
