import { index, integer, json, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import type { TakenKind } from "../vocabulary-results.ts";
import { person } from "./accounts.ts";
import { memberships } from "./memberships.ts";

const membershipId = () =>
  text()
    .notNull()
    .references(() => memberships.id);

/** What a member took from the board into what it tells of a year, in its own words, and where it stands there. */
export interface TakenFromBoard {
  kind: TakenKind;
  /** The project, or the result, it comes from; empty of what comes from all of them. */
  of: string;
  text: string;
  /** Words that were typed for what was left out: they are kept for whoever opens the form again, and told to nobody. */
  isLeftOut?: true;
}

/** That a member was asked to confirm its entry in a year, and what came of it: only who was asked can be late. */
export const membershipYears = table(
  "membership_years",
  {
    id: orderedId(),
    membershipId: membershipId(),
    /** In which the window opened. */
    year: integer().notNull(),
    /** What the member tells of its year; empty where it tells nothing. */
    activities: text().notNull(),
    /** What it took from the board into it. */
    taken: json<TakenFromBoard[]>().notNull().default([]),
    askedAt: timestamp().notNull(),
    confirmedById: person(),
    /** Null until it is confirmed. */
    confirmedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("membership_years_unique").on(t.membershipId, t.year),
    index("membership_years_year").on(t.year, t.confirmedAt),
  ],
);

/** What the clock has told a member, one row a letter: nothing follows from what it has not been told. */
export const membershipReminders = table(
  "membership_reminders",
  {
    id: orderedId(),
    membershipId: membershipId(),
    /** What it is about, such as `year:2027`. */
    occasion: text().notNull(),
    round: text().notNull(),
    /** Day, `YYYY-MM-DD`. */
    toldOn: text().notNull(),
  },
  (t) => [uniqueIndex("membership_reminders_unique").on(t.membershipId, t.occasion, t.round)],
);
