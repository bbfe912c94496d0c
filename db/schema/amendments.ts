import { enumText, index, json, orderedId, table, text, timestamp } from "../kit.ts";
import type { Locale } from "../locales.ts";
import type { MembershipCategory } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { applicationDecisions, type DraftedLetter, type ReaderLanguages } from "./decisions.ts";

/** What a decision says that a slip of the pen can have got wrong; days are `YYYY-MM-DD`. */
export interface DecisionFacts {
  category: MembershipCategory | null;
  /** The first and the last day of the membership it gave. */
  startsOn: string | null;
  endsOn: string | null;
  reasonCodes: string[];
  explanation: string;
  deferredUntil: string | null;
}

/**
 * What somebody of the secretariat proposes for a decision in effect: to correct it, or to open the file again. It is a
 * draft of its author until it is proposed, and changes nothing before a second person agrees.
 */
export const applicationAmendments = table(
  "application_amendments",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    kind: enumText(["correction", "reopening"]).notNull(),
    decisionId: text()
      .notNull()
      .references(() => applicationDecisions.id),
    /** Of a correction for the secretariat alone; of a reopening the applicant reads it once it is agreed to. */
    reason: text().notNull(),
    /** What stood in the decision, and what a correction puts in its place. */
    before: json<DecisionFacts>().notNull(),
    after: json<DecisionFacts>().notNull(),
    letters: json<Partial<Record<Locale, DraftedLetter>>>().notNull(),
    /** Null before it is proposed. */
    languages: json<ReaderLanguages>(),
    proposedById: person().notNull(),
    /** Null while it is a draft. */
    proposedAt: timestamp(),
    outcome: enumText(["agreed", "declined", "taken_back"]),
    settledById: person(),
    settledAt: timestamp(),
    /** Why a second person did not agree. */
    answer: text(),
  },
  (t) => [index("application_amendments_application").on(t.applicationId)],
);
