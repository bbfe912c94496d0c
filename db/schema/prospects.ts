import { codeText, email, enumText, id, index, primaryKey, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { CLAIM_ANSWERS, PROSPECT_MARKS } from "../vocabulary-prospects.ts";
import { person } from "./accounts.ts";
import { prospects } from "./imports.ts";

/** A letter that invites a university to apply. Of its link only the hash is kept; the newest is the one that works. */
export const prospectInvitations = table(
  "prospect_invitations",
  {
    id: id(),
    prospectId: text()
      .notNull()
      .references(() => prospects.id, { onDelete: "cascade" }),
    email: email().notNull(),
    locale: codeText(LOCALES).notNull(),
    /** What the secretariat adds in its own words. */
    words: text(),
    tokenSha256: text().notNull(),
    sentById: person().notNull(),
    sentAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    /** When a newer one took its place, or the secretariat took it back. */
    endedAt: timestamp(),
    answer: enumText(CLAIM_ANSWERS),
    answeredAt: timestamp(),
  },
  (t) => [
    uniqueIndex("prospect_invitations_token_unique").on(t.tokenSha256),
    index("prospect_invitations_prospect").on(t.prospectId, t.sentAt),
    index("prospect_invitations_email").on(t.email, t.sentAt),
    index("prospect_invitations_sender").on(t.sentById),
  ],
);

/** Addresses that asked not to be invited again, as hashes: they outlive the record and every list that brings them anew. */
export const silencedAddresses = table("silenced_addresses", {
  emailSha256: text().primaryKey(),
  createdAt: timestamp().notNull(),
});

/** Universities that asked the same, by hashes of their names within a country, their domains and their record of the registry. */
export const silencedUniversities = table("silenced_universities", {
  markSha256: text().primaryKey(),
  createdAt: timestamp().notNull(),
});

/**
 * To which address and for which university the letter of a link went, as hashes: how often somebody was written to, and
 * that the link still takes the wish for no more letters, must not hang on a record that can be removed and added anew.
 */
export const prospectLetterMarks = table(
  "prospect_letter_marks",
  {
    tokenSha256: text().notNull(),
    markSha256: text().notNull(),
    markOf: enumText(PROSPECT_MARKS).notNull(),
    sentAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tokenSha256, t.markSha256] }),
    index("prospect_letter_marks_mark").on(t.markSha256, t.sentAt),
  ],
);
