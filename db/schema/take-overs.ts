import { boolean, codeText, email, enumText, id, index, integer, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { TAKE_OVER_ANSWERS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { accessRequests } from "./invitations.ts";

/** What is known of a request to take a member over, and what its head's office says by a link. */
export const takeOverChecks = table(
  "take_over_checks",
  {
    requestId: text()
      .primaryKey()
      .references(() => accessRequests.id, { onDelete: "cascade" }),
    /** What whoever asks does at the institution. */
    position: text().notNull(),
    /** Where the link was sent; null as long as it was not. Of the link only the hash is kept. */
    headEmail: email(),
    headLocale: codeText(LOCALES),
    tokenSha256: text(),
    timesSent: integer().notNull(),
    expiresAt: timestamp(),
    answer: enumText(TAKE_OVER_ANSWERS),
    answeredAt: timestamp(),
    signedName: text(),
    words: text(),
  },
  (t) => [uniqueIndex("take_over_checks_token_unique").on(t.tokenSha256)],
);

/** Links to the head's office in place of which a newer one was sent, so that whoever opens one is told. */
export const replacedHeadLinks = table(
  "replaced_head_links",
  {
    tokenSha256: text().primaryKey(),
    requestId: text()
      .notNull()
      .references(() => accessRequests.id, { onDelete: "cascade" }),
    replacedAt: timestamp().notNull(),
  },
  (t) => [index("replaced_head_links_request").on(t.requestId)],
);

/** Those who speak for the member, or did, and were told of the request; nobody else can object. */
export const takeOverTold = table(
  "take_over_told",
  {
    id: id(),
    requestId: text()
      .notNull()
      .references(() => accessRequests.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    isFormer: boolean().notNull(),
    toldAt: timestamp().notNull(),
    objectedAt: timestamp(),
    /** Why not; null as long as the person has not objected. */
    objection: text(),
  },
  (t) => [uniqueIndex("take_over_told_unique").on(t.requestId, t.userId), index("take_over_told_user").on(t.userId)],
);
