import { codeText, email, enumText, id, index, integer, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { ACCESS_REQUEST_STATES, INVITATION_STATES, INVITED_SUBJECTS, ROLES } from "../vocabulary.ts";
import { person } from "./accounts.ts";

/** An address asked to act for something: a file, later an institution or a project. Of its link only the hash is kept. */
export const invitations = table(
  "invitations",
  {
    id: id(),
    subjectType: codeText(INVITED_SUBJECTS).notNull(),
    subjectId: text().notNull(),
    role: codeText(ROLES).notNull(),
    email: email().notNull(),
    /** Of the one invited, where whoever invites gave it. */
    name: text(),
    locale: codeText(LOCALES).notNull(),
    /** What whoever invites adds in own words. */
    words: text(),
    state: enumText(INVITATION_STATES).notNull(),
    tokenSha256: text().notNull(),
    invitedById: person().notNull(),
    timesSent: integer().notNull(),
    createdAt: timestamp().notNull(),
    sentAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    settledAt: timestamp(),
    /** Who accepted, or took it back; null where it was declined by the link alone. */
    settledById: person(),
  },
  (t) => [
    index("invitations_subject").on(t.subjectType, t.subjectId, t.createdAt),
    index("invitations_email").on(t.email),
    index("invitations_inviter").on(t.invitedById),
    uniqueIndex("invitations_token_unique").on(t.tokenSha256),
  ],
);

/** Somebody who asks to be let in to something that is there already. */
export const accessRequests = table(
  "access_requests",
  {
    id: id(),
    subjectType: codeText(INVITED_SUBJECTS).notNull(),
    subjectId: text().notNull(),
    userId: person().notNull(),
    /** What is asked for; whoever answers may give another role. */
    role: codeText(ROLES).notNull(),
    words: text().notNull(),
    state: enumText(ACCESS_REQUEST_STATES).notNull(),
    createdAt: timestamp().notNull(),
    /** When it went on to the secretariat, because nobody had answered. */
    passedOnAt: timestamp(),
    settledAt: timestamp(),
    settledById: person(),
    /** What the person was let in as; null as long as it was not. */
    givenRole: codeText(ROLES),
    /** The words of the answer. */
    answer: text(),
  },
  (t) => [
    index("access_requests_subject").on(t.subjectType, t.subjectId, t.state),
    index("access_requests_user").on(t.userId, t.createdAt),
    index("access_requests_state").on(t.state, t.createdAt),
  ],
);
