import { codeText, email, enumText, id, index, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { ROLES } from "../vocabulary.ts";

export const users = table(
  "users",
  {
    id: id(),
    email: email().notNull(),
    name: text().notNull(),
    locale: codeText(LOCALES).notNull(),
    emailVerifiedAt: timestamp(),
    suspendedAt: timestamp(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("users_email_unique").on(t.email)],
);

/**
 * Somebody who did or is what the row says. The row keeps the person: such an account can be emptied but not removed
 * (`closeAccount`), so that the history stays.
 */
export const person = () => text().references(() => users.id);

/** Apart from `users`, so that no query that reads a person can carry the hash along. */
export const credentials = table("credentials", {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  passwordHash: text().notNull(),
  changedAt: timestamp().notNull(),
});

/** Which wording of a notice a person agreed to, and when. A new wording adds a row. */
export const consents = table(
  "consents",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    notice: codeText(["personal_data"]).notNull(),
    version: text().notNull(),
    locale: codeText(LOCALES).notNull(),
    givenAt: timestamp().notNull(),
  },
  (t) => [index("consents_user").on(t.userId)],
);

/** `id` is the SHA-256 of the token in the cookie. `createdAt` bounds the absolute lifetime, `expiresAt` the idle one. */
export const sessions = table(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: timestamp().notNull(),
    createdAt: timestamp().notNull(),
    device: text().notNull(),
  },
  (t) => [index("sessions_user").on(t.userId), index("sessions_expires").on(t.expiresAt)],
);

/** One-time links. `id` is the SHA-256 of the token in the link; a newer link of the same purpose revokes older ones. */
export const oneTimeTokens = table(
  "one_time_tokens",
  {
    id: text().primaryKey(),
    purpose: enumText(["verify_email", "reset_password", "change_email", "stop_change", "invitation"]).notNull(),
    userId: text().references(() => users.id, { onDelete: "cascade" }),
    email: email().notNull(),
    grantedRole: enumText(ROLES),
    grantedInstitutionId: text(),
    grantedCountries: json<string[]>(),
    /** Who invited; null for the command line and for links a person asked for. */
    createdById: person(),
    /** Where the way to this link began: a checked path of the portal, for links that lead on. */
    redirectTo: text(),
    createdAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    usedAt: timestamp(),
  },
  (t) => [
    index("one_time_tokens_user").on(t.userId, t.purpose),
    index("one_time_tokens_email").on(t.email, t.purpose),
    index("one_time_tokens_expires").on(t.expiresAt),
  ],
);
