import { queueLetter } from "#app/platform/outbox.server.ts";
import type { Tx } from "#db/index.server.ts";
import { addressees } from "./addressees.server.ts";
import { composeFor } from "./compose-for.server.ts";
import type { Letter, LetterFrame, ReaderKind } from "./letter.ts";

interface Occasion {
  kind: string;
  /** What makes the occasion the only one of its kind: an id, with a version where it may come again. */
  key: string;
  about: { subjectType: string; subjectId: string };
  /** Who made it happen by an own click: nobody gets news of that. */
  actorId?: string | null;
  /** It says what protects or binds the institution, and so also comes to those who want no news. */
  isAlwaysSent?: boolean;
}

/**
 * Writes one letter of news to each of some people, in the person's language and in the command's transaction. A person
 * who has had the letter of this occasion gets no second one, and a member who wants no news by letter gets none.
 */
export async function writeTo(
  tx: Tx,
  { userIds, reader }: { userIds: readonly string[]; reader: ReaderKind },
  { kind, key, about, actorId, isAlwaysSent = false }: Occasion,
  compose: (frame: LetterFrame) => Letter | Promise<Letter>,
  now: Date,
): Promise<void> {
  const people = await addressees(
    tx,
    userIds.filter((id) => id !== actorId),
    { isNews: reader === "member" && !isAlwaysSent },
  );
  for (const { id, name, email, locale } of people) {
    const letter = await compose(await composeFor(tx, locale, reader, name));
    const dedupeKey = `${kind}:${key}:${id}`;
    await queueLetter(tx, { ...letter, ...about, kind, dedupeKey, recipient: email, locale }, now);
  }
}
