import { index, integer, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { person } from "./accounts.ts";
import { memberships } from "./memberships.ts";

const membershipId = () =>
  text()
    .notNull()
    .references(() => memberships.id);

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
