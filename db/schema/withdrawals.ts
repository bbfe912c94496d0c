import { enumText, index, orderedId, table, text, timestamp } from "../kit.ts";
import { WITHDRAWAL_ENDS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
import { memberships } from "./memberships.ts";

/** That an institution wishes to leave, with the letter of its head. Open while `outcome` is null. */
export const membershipWithdrawals = table(
  "membership_withdrawals",
  {
    id: orderedId(),
    membershipId: text()
      .notNull()
      .references(() => memberships.id),
    letterFileId: text()
      .notNull()
      .references(() => files.id),
    ends: enumText(WITHDRAWAL_ENDS).notNull(),
    /** Empty where none was given. */
    reason: text().notNull(),
    /** The last day as a member; null until the secretariat has acknowledged what is to take effect at once. */
    lastDay: text(),
    askedById: person().notNull(),
    createdAt: timestamp().notNull(),
    acknowledgedById: person(),
    acknowledgedAt: timestamp(),
    outcome: enumText(["taken_back", "in_effect"]),
    /** Null for the clock. */
    settledById: person(),
    settledAt: timestamp(),
  },
  (t) => [index("membership_withdrawals_membership").on(t.membershipId, t.createdAt)],
);
