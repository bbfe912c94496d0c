import { sql } from "drizzle-orm";
import { enumText, index, json, orderedId, primaryKey, table, text, timestamp, uniqueIndex } from "../kit.ts";
import type { Locale } from "../locales.ts";
import { DECISIONS, MEMBERSHIP_CATEGORIES, RECOMMENDATIONS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

/** The vote of a council by which something was decided, as a decision keeps it. */
export interface DecidingBallot {
  sessionId: string;
  itemId: string;
  for: number;
  against: number;
  /** Left out where nobody asked for it. */
  deferred?: number;
  abstained: number;
}

/** What a person wrote into a letter, in one language; greeting, link and foot are the portal's. */
export interface LetterWords {
  subject: string;
  body: string;
  signer: string;
}

/** The language in which each reader of a letter gets it, as it was agreed to: by account, and of the head as `head`. */
export type ReaderLanguages = Readonly<Record<string, Locale>>;

type InLanguages<Words> = Partial<Record<Locale, Words>>;

export const applicationRecommendations = table(
  "application_recommendations",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    recommendation: enumText(RECOMMENDATIONS).notNull(),
    reasonCodes: json<string[]>().notNull(),
    /** For the person who decides; the applicant never sees it. */
    rationale: text().notNull(),
    /** Until when a deferral is recommended, `YYYY-MM-DD`. */
    deferredUntil: text(),
    /** Why it went out before every review was given; null where none was missing. */
    withoutReviews: text(),
    recommendedById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("application_recommendations_application").on(t.applicationId, t.createdAt)],
);

/**
 * A second person's answer to a recommendation: each is answered once, whatever arrives at the same moment. It is recorded
 * first and takes effect by the clock; until then it can be taken back.
 */
export const applicationDecisions = table(
  "application_decisions",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    recommendationId: text()
      .notNull()
      .references(() => applicationRecommendations.id),
    outcome: enumText(DECISIONS).notNull(),
    category: enumText(MEMBERSHIP_CATEGORIES),
    reasonCodes: json<string[]>().notNull(),
    /** Goes into the letter, in the applicant's language. */
    explanation: text().notNull(),
    /** The day a deferred file is taken up again, `YYYY-MM-DD`. */
    deferredUntil: text(),
    /** The words of the letter as they were read and sent; null of decisions from before they were kept. */
    letters: json<InLanguages<LetterWords>>(),
    languages: json<ReaderLanguages>(),
    /** Who decided; of a vote who announced it. */
    decidedById: person().notNull(),
    /** The vote that decided; null where a person did. */
    ballot: json<DecidingBallot>(),
    createdAt: timestamp().notNull(),
    /** While the decision is held: when it takes effect. Null once it has. */
    heldUntil: timestamp(),
    takenBackAt: timestamp(),
    takenBackById: person(),
    /** A decision in effect that was corrected: when, by whom and why. */
    correctedAt: timestamp(),
    correctedById: person(),
    correctionReason: text(),
  },
  (t) => [
    uniqueIndex("application_decisions_standing_unique")
      .on(t.recommendationId)
      .where(sql`taken_back_at is null`),
    index("application_decisions_held").on(t.heldUntil),
    index("application_decisions_application").on(t.applicationId),
  ],
);

/** A letter in the making. */
export interface DraftedLetter extends LetterWords {
  /** As it was drafted from the decision: what differs is a person's. */
  drafted: LetterWords;
  /** A person's words for another decision, to be looked up. */
  earlier?: LetterWords;
}

/** What somebody is about to decide, with the letters: one for each person, until a decision takes effect. */
export const decisionDrafts = table(
  "decision_drafts",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    recommendationId: text()
      .notNull()
      .references(() => applicationRecommendations.id),
    outcome: enumText(DECISIONS).notNull(),
    category: enumText(MEMBERSHIP_CATEGORIES),
    reasonCodes: json<string[]>().notNull(),
    explanation: text().notNull(),
    deferredUntil: text(),
    letters: json<InLanguages<DraftedLetter>>().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.userId] })],
);

/** A coordinator or council member who has ties to the applicant, and may therefore neither recommend nor decide. */
export const conflictsOfInterest = table(
  "conflicts_of_interest",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    reason: text().notNull(),
    createdAt: timestamp().notNull(),
    /** Undone by an administrator, with the reason: the person takes part again. */
    undoneAt: timestamp(),
    undoneById: person(),
    undoneReason: text(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.userId] })],
);
