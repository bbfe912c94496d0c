import { enumText, id, index, json, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { MEMBERSHIP_CATEGORIES, MEMBERSHIP_STATUSES, TERMINATION_GROUNDS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import type { DecidingBallot } from "./decisions.ts";
import { institutions } from "./members.ts";

export const memberships = table(
  "memberships",
  {
    id: id(),
    number: text().notNull(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    applicationId: text().references(() => applications.id),
    category: enumText(MEMBERSHIP_CATEGORIES).notNull(),
    status: enumText(MEMBERSHIP_STATUSES).notNull(),
    startsOn: text().notNull(),
    endsOn: text(),
    /** The last day on which it is in force after that; null where it ends with its term. */
    graceUntil: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("memberships_number_unique").on(t.number),
    uniqueIndex("memberships_institution_unique").on(t.institutionId),
    index("memberships_status").on(t.status),
  ],
);

/** Every change of a membership's state or category: who, when, why. The latest is mirrored in `memberships`. */
export const membershipChanges = table(
  "membership_changes",
  {
    id: orderedId(),
    membershipId: text()
      .notNull()
      .references(() => memberships.id),
    status: enumText(MEMBERSHIP_STATUSES).notNull(),
    /** Which the membership has from now on, where this is what changed. */
    category: enumText(MEMBERSHIP_CATEGORIES),
    reason: text().notNull(),
    actorId: person(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("membership_changes_membership").on(t.membershipId, t.createdAt)],
);

/**
 * A ruling one person has asked for. It changes nothing by itself: a second person confirms or
 * declines it, the council votes on it, or the first takes it back. Open while `outcome` is null.
 */
export const membershipProposals = table(
  "membership_proposals",
  {
    id: orderedId(),
    membershipId: text()
      .notNull()
      .references(() => memberships.id),
    status: enumText(MEMBERSHIP_STATUSES).notNull(),
    /** Where another category is asked for. */
    category: enumText(MEMBERSHIP_CATEGORIES),
    reason: text().notNull(),
    /** Of a termination: why. The member is told when it is proposed, and heard before anybody agrees. */
    ground: enumText(TERMINATION_GROUNDS),
    /** The last day on which the member can answer. */
    replyUntil: text(),
    /** What it has answered; null while it has not. */
    reply: text(),
    repliedById: person(),
    repliedAt: timestamp(),
    /** Of a confirmed termination: the last day on which the member can object. */
    objectUntil: text(),
    proposedById: person().notNull(),
    createdAt: timestamp().notNull(),
    outcome: enumText(["confirmed", "declined", "taken_back"]),
    /** Null for the clock that closed a vote. */
    settledById: person(),
    /** Why it was declined, by the person who did; null where the council has voted. */
    declinedFor: text(),
    /** The vote that settled it. */
    ballot: json<DecidingBallot>(),
    settledAt: timestamp(),
  },
  (t) => [index("membership_proposals_membership").on(t.membershipId, t.createdAt)],
);
