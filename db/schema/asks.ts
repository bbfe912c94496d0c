import {
  boolean,
  codeText,
  enumText,
  index,
  json,
  orderedId,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { ASK_ANSWERS, ASK_KINDS, ASK_STATES } from "../vocabulary-asks.ts";
import { LANGUAGES } from "../vocabulary-taxonomies.ts";
import { person, users } from "./accounts.ts";
import { enquiries } from "./enquiries.ts";
import { institutions } from "./members.ts";

/** What somebody of a member asks of a few others in one sentence. It ends by itself. */
export const asks = table(
  "asks",
  {
    id: orderedId(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    askedById: person().notNull(),
    kind: codeText(ASK_KINDS).notNull(),
    sentence: text().notNull(),
    /** In which language it is written. */
    language: codeText(LANGUAGES).notNull(),
    /** What whoever can help is known by. */
    languages: json<string[]>().notNull(),
    themes: json<string[]>().notNull(),
    fields: json<string[]>().notNull(),
    state: enumText(ASK_STATES).notNull(),
    createdAt: timestamp().notNull(),
    endsAt: timestamp().notNull(),
    closedAt: timestamp(),
    /** Who settled or withdrew it; null where it ended by itself. */
    closedById: person(),
    /** Of the page from which it was sent: sent twice from it, it is one ask. */
    formKey: text(),
  },
  (t) => [
    index("asks_institution").on(t.institutionId, t.createdAt),
    index("asks_state").on(t.state, t.endsAt),
    uniqueIndex("asks_form").on(t.askedById, t.formKey),
  ],
);

/** A reason as the rules gave it when a member was asked. */
export interface AskedFor {
  kind: string;
  code: string;
  weight: number;
}

/** A member that was asked, why, and what it said. */
export const askedMembers = table(
  "asked_members",
  {
    id: orderedId(),
    askId: text()
      .notNull()
      .references(() => asks.id, { onDelete: "cascade" }),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    reasons: json<AskedFor[]>().notNull(),
    askedAt: timestamp().notNull(),
    answer: enumText(ASK_ANSWERS),
    /** What goes with the answer: an offer in a few words, or a reason. */
    message: text(),
    answeredAt: timestamp(),
    answeredById: person(),
    /** Who asked has settled it with this member. */
    isChosen: boolean().notNull().default(false),
    /** In which the two write on, or in which the ask was reported. */
    enquiryId: text().references(() => enquiries.id),
  },
  (t) => [
    uniqueIndex("asked_members_unique").on(t.askId, t.institutionId),
    index("asked_members_institution").on(t.institutionId, t.askedAt),
  ],
);

/** The link in the letter of one person who was asked. Only the SHA-256 of its token is kept. */
export const askLinks = table(
  "ask_links",
  {
    id: orderedId(),
    askedId: text()
      .notNull()
      .references(() => askedMembers.id, { onDelete: "cascade" }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenSha256: text().notNull(),
  },
  (t) => [
    uniqueIndex("ask_links_token_unique").on(t.tokenSha256),
    uniqueIndex("ask_links_person_unique").on(t.askedId, t.userId),
  ],
);

/** A member that wants to be asked for nothing small. */
export const membersUnasked = table(
  "members_unasked",
  {
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    saidById: person().notNull(),
    saidAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId] })],
);
