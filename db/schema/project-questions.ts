import { codeText, enumText, index, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { FRESHNESS_ANSWERS, FRESHNESS_OCCASIONS } from "../vocabulary-freshness.ts";
import { person, users } from "./accounts.ts";
import { projects } from "./projects.ts";

/** The lead of a project was asked whether it still seeks partners: once for each occasion and each of its periods. */
export const projectQuestions = table(
  "project_questions",
  {
    id: orderedId(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    occasion: codeText(FRESHNESS_OCCASIONS).notNull(),
    /** The moment it was last touched, or the day for answers it is about. */
    period: text().notNull(),
    askedAt: timestamp().notNull(),
    /** Until then its links can be used. */
    endsAt: timestamp().notNull(),
    answer: enumText(FRESHNESS_ANSWERS),
    answeredAt: timestamp(),
    answeredById: person(),
  },
  (t) => [
    uniqueIndex("project_questions_unique").on(t.projectId, t.occasion, t.period),
    index("project_questions_asked").on(t.projectId, t.askedAt),
  ],
);

/** The link in the letter of one person of the lead. Only the SHA-256 of its token is kept. */
export const projectQuestionLinks = table(
  "project_question_links",
  {
    id: orderedId(),
    questionId: text()
      .notNull()
      .references(() => projectQuestions.id, { onDelete: "cascade" }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenSha256: text().notNull(),
  },
  (t) => [
    uniqueIndex("project_question_links_token_unique").on(t.tokenSha256),
    uniqueIndex("project_question_links_person_unique").on(t.questionId, t.userId),
  ],
);
