import { enumText, primaryKey, table, text, timestamp } from "../kit.ts";
import { DOMAIN_PROOF_STATES } from "../vocabulary.ts";
import { applications } from "./applications.ts";

/** What the name servers of an e-mail domain said when they were asked for the code of a file. */
export const domainProofs = table(
  "domain_proofs",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    domain: text().notNull(),
    state: enumText(DOMAIN_PROOF_STATES).notNull(),
    askedAt: timestamp().notNull(),
    /** Null while nobody has answered. */
    answeredAt: timestamp(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.domain] })],
);
