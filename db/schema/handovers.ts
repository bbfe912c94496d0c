import { enumText, index, orderedId, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

/**
 * The secretariat's proposal to hand an application over while whoever answers for it can be reached: it waits for that
 * person's answer or a second coordinator. Open while `outcome` is null.
 */
export const handoverProposals = table(
  "handover_proposals",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    fromUserId: person().notNull(),
    toUserId: person().notNull(),
    /** Everybody concerned reads it. */
    reason: text().notNull(),
    proposedById: person().notNull(),
    proposedAt: timestamp().notNull(),
    /** Until when whoever answers for the application can answer. */
    dueAt: timestamp().notNull(),
    outcome: enumText(["agreed", "declined", "taken_back"]),
    settledById: person(),
    settledAt: timestamp(),
    /** Why a second coordinator did not agree. */
    answer: text(),
  },
  (t) => [
    index("handover_proposals_application").on(t.applicationId),
    index("handover_proposals_to").on(t.toUserId),
    index("handover_proposals_outcome").on(t.outcome),
  ],
);
