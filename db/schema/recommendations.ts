import {
  boolean,
  codeText,
  email,
  enumText,
  index,
  integer,
  orderedId,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { RECOMMENDERS } from "../vocabulary-forms.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { institutions } from "./members.ts";

/**
 * Somebody outside who was asked by letter to recommend an institution, and the answer. Only the SHA-256 of the link's token
 * is kept. The words are the secretariat's to read, and the applicant's only with leave.
 */
export const recommendationRequests = table(
  "recommendation_requests",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    tokenSha256: text().notNull(),
    recommender: codeText(RECOMMENDERS).notNull(),
    /** The institution or office that is asked. */
    office: text().notNull(),
    /** Where it is a member that was picked. */
    institutionId: text().references(() => institutions.id),
    name: text().notNull(),
    email: email().notNull(),
    /** The language of the letter. */
    locale: codeText(LOCALES).notNull(),
    askedById: person().notNull(),
    askedAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    remindersSent: integer().notNull(),
    remindersByHand: integer().notNull(),
    remindedAt: timestamp(),
    answer: enumText(["given", "declined"]),
    answeredAt: timestamp(),
    changedAt: timestamp(),
    words: text(),
    signedName: text(),
    signedPosition: text(),
    /** How whoever recommends it is tied to the applicant, in own words. */
    tie: text(),
    /** Whether the applicant may read the words. */
    mayShow: boolean(),
    declineReason: text(),
    cancelledAt: timestamp(),
  },
  (t) => [
    uniqueIndex("recommendation_requests_token_unique").on(t.tokenSha256),
    index("recommendation_requests_application").on(t.applicationId),
  ],
);
