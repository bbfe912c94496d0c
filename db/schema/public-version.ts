import { integer, table } from "../kit.ts";

/** One row: what triggers raise whenever something changes that visitors without a session may see (see public-version.server.ts). */
export const publicVersion = table("public_version", {
  value: integer().notNull(),
});
