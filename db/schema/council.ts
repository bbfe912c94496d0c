import {
  boolean,
  codeText,
  enumText,
  id,
  index,
  integer,
  json,
  orderedId,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { MEMBERSHIP_CATEGORIES } from "../vocabulary.ts";
import {
  BALLOT_CHOICES,
  BARS,
  COUNCIL_PROPOSALS,
  COUNCIL_SUBJECTS,
  SESSION_KINDS,
  SESSION_STATES,
  type Share,
  VERDICTS,
} from "../vocabulary-council.ts";
import { person } from "./accounts.ts";

/** By which rules the items of a session are carried. */
export interface VoteRules {
  /** Of those who may vote, the share that must take part. */
  quorum: Share;
  /** Of the votes cast, the share that must be for it. */
  share: Share;
  /** At most so many may be against it; null for any number. */
  mostAgainst: number | null;
  /** Whether an admission may be put off instead. */
  mayDefer: boolean;
}

/** A meeting of the council, or a vote in writing. */
export const councilSessions = table(
  "council_sessions",
  {
    id: id(),
    kind: enumText(SESSION_KINDS).notNull(),
    state: enumText(SESSION_STATES).notNull(),
    /** When the council meets, or the vote in writing is to begin. */
    startsAt: timestamp().notNull(),
    /** When a vote in writing closes by itself. */
    endsAt: timestamp(),
    rules: json<VoteRules>().notNull(),
    /** Of the roll as it was frozen: `recount/seals.ts`. */
    rollHash: text(),
    /** Of all that was counted, fixed when the session closes. */
    seal: text(),
    version: integer().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
    openedAt: timestamp(),
    openedById: person(),
    closedAt: timestamp(),
    /** Null for the clock. */
    closedById: person(),
    announcedAt: timestamp(),
    remindedAt: timestamp(),
  },
  (t) => [index("council_sessions_state").on(t.state, t.startsAt)],
);

/** One thing on the agenda, by what it is and its id. */
export const councilItems = table(
  "council_items",
  {
    id: orderedId(),
    sessionId: text()
      .notNull()
      .references(() => councilSessions.id, { onDelete: "cascade" }),
    subjectType: enumText(COUNCIL_SUBJECTS).notNull(),
    subjectId: text().notNull(),
    /** What the members vote on: of an application the recommendation as it stood, else the subject itself. */
    recommendationId: text().notNull(),
    proposal: enumText(COUNCIL_PROPOSALS).notNull(),
    /** Of the case, of the membership, or of the motion once its vote has opened. */
    caseNumber: text().notNull(),
    /** Of the texts of a motion as they were voted on. */
    textHash: text(),
    position: integer().notNull(),
    closedAt: timestamp(),
    verdict: enumText(VERDICTS),
    /** Of the marks of the ballots as they were given out, and of all that was counted. */
    rollHash: text(),
    seal: text(),
    /** What the letter needs beside the verdict. */
    category: enumText(MEMBERSHIP_CATEGORIES),
    reasonCodes: json<string[]>().notNull(),
    explanation: text().notNull(),
    deferredUntil: text(),
    /** The decision that was announced, or what was proposed for a membership and is in effect; one that was taken back counts as none. */
    decisionId: text(),
    /** Went back to the checks, because the council did not follow the proposal. */
    returnedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("council_items_once").on(t.sessionId, t.subjectType, t.subjectId),
    index("council_items_subject").on(t.subjectType, t.subjectId),
  ],
);

/** A text that the council adopts or not; its number comes with its first vote, and from then on it stays as it is. */
export const councilMotions = table(
  "council_motions",
  {
    id: id(),
    number: text(),
    proposedById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("council_motions_person").on(t.proposedById), uniqueIndex("council_motions_number").on(t.number)],
);

export const councilMotionTexts = table(
  "council_motion_texts",
  {
    motionId: text()
      .notNull()
      .references(() => councilMotions.id, { onDelete: "cascade" }),
    locale: codeText(LOCALES).notNull(),
    title: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.motionId, t.locale] })],
);

/** Who may vote in a session, under the name of that day. */
export const councilRoll = table(
  "council_roll",
  {
    sessionId: text()
      .notNull()
      .references(() => councilSessions.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    name: text().notNull(),
    isChair: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.userId] })],
);

/** One paper for each item and each member of the roll, given out when the session opens. */
export const councilBallots = table(
  "council_ballots",
  {
    itemId: text()
      .notNull()
      .references(() => councilItems.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    /** Random; under it the ballot is published. */
    mark: text().notNull(),
    /** Null until the member has voted. */
    choice: enumText(BALLOT_CHOICES),
    /** Why a member may not vote on it, by a rule and whatever the member says. */
    bar: enumText(BARS),
    /** A word for the minutes; of a recusal its reason. */
    word: text(),
    castAt: timestamp(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.userId] }),
    uniqueIndex("council_ballots_mark").on(t.mark),
    index("council_ballots_user").on(t.userId),
  ],
);
