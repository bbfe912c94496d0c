import { orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { person } from "./accounts.ts";
import { memberships } from "./memberships.ts";

/** That a member has asked for another term, one row a term. It waits as long as the membership still has that last day. */
export const membershipRenewals = table(
  "membership_renewals",
  {
    id: orderedId(),
    membershipId: text()
      .notNull()
      .references(() => memberships.id),
    /** The last day of the term that another one is to follow. */
    endsOn: text().notNull(),
    /** What the member tells of the term; empty where it tells nothing. */
    summary: text().notNull(),
    askedById: person().notNull(),
    askedAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("membership_renewals_unique").on(t.membershipId, t.endsOn)],
);
