import type { Locale } from "#db/locales.ts";
import type { Tx } from "#db/index.server.ts";
import type { Pace } from "#db/vocabulary-letters.ts";
import { addressees } from "./addressees.server.ts";
import { frameFor } from "./compose-for.server.ts";
import type { LetterKind, ReaderOf } from "./kinds.ts";
import type { Letter, LetterFrame } from "./letter.ts";
import { tellPerson } from "./post-letter.server.ts";
import { subjectsIn } from "./subjects-in.server.ts";

interface Occasion<Kind extends LetterKind> {
  kind: Kind;
  /** What makes the occasion the only one of its kind: an id, with a version where it may come again. */
  key: string;
  subjectId: string;
  /** Who made it happen by an own click: nobody gets news of that. */
  actorId?: string | null;
  /** What the link at its foot ends, where that is less than all letters of its group. */
  ends?: string;
  /** How often its readers want news of this one thing; left out where it comes as the others of its group. */
  pace?: Pace | null;
  /** Nobody is told before, in the inbox neither; until then it can be withdrawn. */
  heldUntil?: Date;
}

/**
 * Writes one letter of news to each of some people, in the person's language and in the command's transaction. A person
 * who has had the letter of this occasion gets no second one, and what may be chosen comes as often as the person has chosen.
 */
export async function writeTo<Kind extends LetterKind>(
  tx: Tx,
  { userIds, reader }: { userIds: readonly string[]; reader: ReaderOf<Kind> },
  { kind, key, subjectId, actorId, ends, pace, heldUntil }: Occasion<Kind>,
  compose: (frame: LetterFrame) => Letter | Promise<Letter>,
  now: Date,
): Promise<void> {
  const people = await addressees(
    tx,
    userIds.filter((id) => id !== actorId),
  );
  const composeIn = async (locale: Locale, name = "") =>
    compose(await frameFor(tx, { kind, reader }, { locale, name }));
  const subjects = people.length > 0 ? await subjectsIn(kind, composeIn) : undefined;
  for (const { id, name, email, locale } of people) {
    const letter = await composeIn(locale, name);
    const dedupeKey = `${kind}:${key}:${id}`;
    const told = { userId: id, reader, subjectId, kind, dedupeKey, recipient: email, locale, ends, pace, heldUntil };
    await tellPerson(tx, { ...letter, ...told, subjects }, now);
  }
}
