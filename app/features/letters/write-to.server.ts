import type { Tx } from "#db/index.server.ts";
import { addressees } from "./addressees.server.ts";
import { composeFor } from "./compose-for.server.ts";
import { isNews, type LetterKind, type ReaderOf } from "./kinds.ts";
import type { Letter, LetterFrame } from "./letter.ts";
import { postLetter } from "./post-letter.server.ts";

interface Occasion<Kind extends LetterKind> {
  kind: Kind;
  /** What makes the occasion the only one of its kind: an id, with a version where it may come again. */
  key: string;
  subjectId: string;
  /** Who made it happen by an own click: nobody gets news of that. */
  actorId?: string | null;
}

/**
 * Writes one letter of news to each of some people, in the person's language and in the command's transaction. A person
 * who has had the letter of this occasion gets no second one, and a member who wants no news by letter gets none.
 */
export async function writeTo<Kind extends LetterKind>(
  tx: Tx,
  { userIds, reader }: { userIds: readonly string[]; reader: ReaderOf<Kind> },
  { kind, key, subjectId, actorId }: Occasion<Kind>,
  compose: (frame: LetterFrame) => Letter | Promise<Letter>,
  now: Date,
): Promise<void> {
  const people = await addressees(
    tx,
    userIds.filter((id) => id !== actorId),
    { isNews: reader === "member" && isNews(kind) },
  );
  for (const { id, name, email, locale } of people) {
    const letter = await compose(await composeFor(tx, locale, reader, name));
    const dedupeKey = `${kind}:${key}:${id}`;
    await postLetter(tx, { ...letter, subjectId, kind, dedupeKey, recipient: email, locale }, now);
  }
}
