import { boolean, codeText, index, orderedId, primaryKey, table, text, timestamp } from "../kit.ts";
import { ENQUIRY_TOPICS } from "../vocabulary.ts";
import { ASK_KINDS } from "../vocabulary-asks.ts";
import { person } from "./accounts.ts";
import { conversationMessages } from "./conversations.ts";
import { institutions } from "./members.ts";
import { units } from "./members.ts";

/** Somebody writes to a member. What is written stands in the conversation, in which the member is the side that answers. */
export const enquiries = table(
  "enquiries",
  {
    id: orderedId(),
    /** The member that is written to. */
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    senderId: person().notNull(),
    /** For which member it was written; null of somebody who acted for none. */
    senderInstitutionId: text().references(() => institutions.id),
    /** Who wrote, as the sender was called then, and where the confirmed address was; null of accounts closed since. */
    senderName: text(),
    senderDomain: text(),
    isFromSecretariat: boolean().notNull().default(false),
    topic: codeText(ENQUIRY_TOPICS).notNull(),
    /** The unit of the member it is meant for; null where it is for the member as a whole. */
    unitId: text().references(() => units.id),
    subject: text().notNull(),
    /** Begun by a small ask: each reader reads its kind as the title. */
    askKind: codeText(ASK_KINDS),
    createdAt: timestamp().notNull(),
    /** One side has reported it as abuse: nobody writes in it until the secretariat has looked. */
    reportedById: person(),
    /** The side that wrote first has reported it, not the member. */
    isReportedBySender: boolean().notNull().default(false),
    /** Of the other side, who wrote last before the report. */
    accusedId: person(),
    reportReason: text(),
    reportedAt: timestamp(),
    /** What the secretariat found: abuse, after which the accused writes to no member any more, or none. */
    finding: codeText(["abuse", "none"]),
    foundById: person(),
    foundAt: timestamp(),
  },
  (t) => [
    index("enquiries_institution").on(t.institutionId, t.createdAt),
    index("enquiries_sender").on(t.senderId, t.createdAt),
    index("enquiries_accused").on(t.accusedId),
    index("enquiries_sender_institution").on(t.senderInstitutionId, t.createdAt),
  ],
);

/** What whoever wrote a message shows of themselves to the other side. */
export const enquirySignatures = table(
  "enquiry_signatures",
  {
    messageId: text()
      .notNull()
      .references(() => conversationMessages.id, { onDelete: "cascade" }),
    showsName: boolean().notNull(),
    showsEmail: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId] })],
);

/** What the secretariat found each time it looked at a report. */
export const enquiryFindings = table(
  "enquiry_findings",
  {
    id: orderedId(),
    enquiryId: text()
      .notNull()
      .references(() => enquiries.id),
    /** The report it answers. */
    reportReason: text().notNull(),
    reportedAt: timestamp().notNull(),
    isReportedBySender: boolean().notNull().default(false),
    finding: codeText(["abuse", "none"]).notNull(),
    /** Why an earlier finding was changed; null of the first about a report. */
    changeReason: text(),
    foundById: person().notNull(),
    foundAt: timestamp().notNull(),
  },
  (t) => [index("enquiry_findings_enquiry").on(t.enquiryId, t.foundAt)],
);
