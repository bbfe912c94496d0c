import { enumText, index, table, text, timestamp } from "../kit.ts";
import { LATE_EVIDENCE } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { files } from "./files.ts";

/** Proof of what an institution is that its applicant added after sending, beside what the head confirmed; never changed. */
export const lateEvidence = table(
  "late_evidence",
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    kind: enumText(LATE_EVIDENCE).notNull(),
    /** Of a link. */
    url: text(),
    /** Of a letter. */
    fileId: text().references(() => files.id),
    addedAt: timestamp().notNull(),
    addedById: person().notNull(),
  },
  (t) => [index("late_evidence_application").on(t.applicationId, t.addedAt)],
);
