import { boolean, codeText, index, json, orderedId, primaryKey, table, text, timestamp, uniqueIndex } from "../kit.ts";
import type { Translations } from "../locales.ts";
import { CHOSEN_GROUPS, LETTER_GROUPS, PACES } from "../vocabulary-letters.ts";
import { users } from "./accounts.ts";

const reader = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** How often a person wants letters of a group; without a row they come at once. */
export const letterChoices = table(
  "letter_choices",
  {
    userId: reader(),
    letterGroup: codeText(CHOSEN_GROUPS).notNull(),
    pace: codeText(PACES).notNull(),
    /** How often they came before the link of a letter ended them, which can take that back; null where the person chose. */
    endedFrom: codeText(PACES),
  },
  (t) => [primaryKey({ columns: [t.userId, t.letterGroup] })],
);

/** What a person was told, or is to be told in the next letter that gathers news; shown among what happened lately. */
export const news = table(
  "news",
  {
    id: orderedId(),
    userId: reader(),
    kind: text().notNull(),
    letterGroup: codeText(LETTER_GROUPS).notNull(),
    /** The occasion, as that of a letter. */
    dedupeKey: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    /** One line, in the language the person read at that time; empty once it is old. */
    line: text().notNull(),
    /** The same line in every language of the portal; null of what was told before they were kept, and once it is old. */
    lines: json<Translations>(),
    /** The page of the portal it leads to; null where it leads nowhere. */
    path: text(),
    isHeld: boolean().notNull(),
    /** How often its reader wants news of this one thing; null where it goes as the others of its group. */
    pace: codeText(PACES),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("news_dedupe_unique").on(t.dedupeKey),
    index("news_reader").on(t.userId, t.createdAt),
    index("news_created").on(t.createdAt),
  ],
);
