import { type Letter, type OutgoingLetter, queueLetter } from "#app/platform/outbox.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import type { Pace } from "#db/vocabulary-letters.ts";
import { news } from "#db/schema/letters.ts";
import { isChosen, isEndable } from "./groups.ts";
import { groupOf, isNoted, type LetterKind, LETTERS } from "./kinds.ts";
import type { ReaderKind } from "./letter.ts";
import { paceOf } from "./letter-choices.server.ts";

interface Posted extends Letter, Omit<OutgoingLetter, "kind" | "subjectType" | "subjectId"> {
  kind: LetterKind;
  /** Null where it is about nobody's account. */
  subjectId: string | null;
}

interface Told extends Posted {
  userId: string;
  /** As what the person is written to. */
  reader: ReaderKind;
  subjectId: string;
  /** How often the person wants news of this one thing; left out where it comes as the others of its group. */
  pace?: Pace | null;
  /** The subject in the languages of the portal, for a page that is read in another than the letter. */
  subjects?: Translations;
  /** The page of the portal that the news leads to, where the letter has a link of its reader's own. */
  path?: string;
}

/** Queues a letter of a kind the portal knows, in the command's own transaction; false when it was written before. */
export async function postLetter(
  tx: Tx,
  { subjectId, kind, action: _link, ...letter }: Posted,
  now: Date,
): Promise<boolean> {
  const about = subjectId === null ? {} : { subjectType: LETTERS[kind].about, subjectId };
  return queueLetter(tx, { ...letter, ...about, kind }, now);
}

/**
 * Tells somebody with an account, in the command's own transaction: by letter at once, or later in the one that gathers
 * news, or by no letter, as the person has chosen for what may be chosen.
 */
export async function tellPerson(
  tx: Tx,
  { userId, reader, subjects, path, pace: own, ...letter }: Told,
  now: Date,
): Promise<void> {
  const { kind, dedupeKey, subjectId, subject, action } = letter;
  const letterGroup = groupOf(kind, reader);
  const pace = own ?? (isChosen(letterGroup) ? await paceOf(tx, userId, letterGroup) : "at_once");
  const isHeld = pace === "daily" || pace === "weekly";
  const about = { userId, kind, letterGroup, dedupeKey, subjectType: LETTERS[kind].about, subjectId };
  const lines = subjects ? { ...subjects, [letter.locale]: subject } : null;
  const line = {
    line: subject,
    lines,
    path: path ?? (action ? pathOf(action.url) : null),
    isHeld,
    pace: own ?? null,
    createdAt: letter.heldUntil ?? now,
  };
  const isNew = !isNoted(kind) || (await noteNews(tx, { ...about, ...line }));
  if (!isNew || pace !== "at_once") return;
  const ends = letter.ends ?? (isEndable(letterGroup) ? `${userId}.${letterGroup}` : undefined);
  await postLetter(tx, { ...letter, ends }, now);
}

/** Notes what a person is told; false when it was noted before. */
async function noteNews(tx: Tx, line: typeof news.$inferInsert): Promise<boolean> {
  const noted = await tx
    .insert(news)
    .values(line)
    .onConflictDoNothing({ target: news.dedupeKey })
    .returning({ id: news.id });
  return noted.length > 0;
}

function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}
