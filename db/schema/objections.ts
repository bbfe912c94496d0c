import { orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { person } from "./accounts.ts";
import { membershipProposals } from "./memberships.ts";

/** What a member says against the end of its membership, once; set aside, the membership is reinstated. */
export const membershipObjections = table(
  "membership_objections",
  {
    id: orderedId(),
    /** The proposal that ended it. */
    proposalId: text()
      .notNull()
      .references(() => membershipProposals.id),
    objection: text().notNull(),
    objectedById: person().notNull(),
    createdAt: timestamp().notNull(),
    /** Why the end stands; null while nobody has answered. */
    answer: text(),
    answeredById: person(),
    answeredAt: timestamp(),
  },
  (t) => [uniqueIndex("membership_objections_proposal_unique").on(t.proposalId)],
);
