import { id, index, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import type { ApiScope } from "../vocabulary-tokens.ts";
import { users } from "./accounts.ts";

/** With what programs of a person read. The secret is kept as its SHA-256 alone; one that has ended stays for a while, so that a form sent again makes no new one. */
export const apiTokens = table(
  "api_tokens",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    secretHash: text().notNull(),
    name: text().notNull(),
    scopes: json<ApiScope[]>().notNull(),
    createdAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    /** To the hour. */
    lastUsedAt: timestamp(),
    endedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("api_tokens_secret_unique").on(t.secretHash),
    index("api_tokens_user").on(t.userId),
    index("api_tokens_expires").on(t.expiresAt),
  ],
);
