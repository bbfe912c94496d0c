import {
  codeText,
  email,
  enumText,
  index,
  integer,
  json,
  orderedId,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { COMMITMENT_WAYS, type Formality } from "../vocabulary-afterwards.ts";
import { person } from "./accounts.ts";
import { applicationDocuments, applications } from "./applications.ts";
import { applicationDecisions } from "./decisions.ts";

/** A representative whom the applicant names after the approval, in place of the one in the application. */
export interface NamedRepresentative {
  name: string;
  position: string;
  email: string;
}

/**
 * What follows an approval before the membership begins; of one file the newest row is in force. Their day is the file's
 * own. Who has an account is not kept here: it is read from the people on the file.
 */
export const applicationFormalities = table(
  "application_formalities",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    /** The approval they follow from. */
    decisionId: text()
      .notNull()
      .references(() => applicationDecisions.id),
    openedAt: timestamp().notNull(),
    /** How the commitment was given, to which version of its text, by whom; null while it is open. */
    commitmentWay: enumText(COMMITMENT_WAYS),
    commitmentVersion: integer(),
    commitmentAt: timestamp(),
    signedName: text(),
    signedPosition: text(),
    /** The language in which the head answered. */
    locale: codeText(LOCALES),
    /** The signed sheet. */
    documentId: text().references(() => applicationDocuments.id),
    /** When the secretariat has accepted the sheet that the applicant uploaded, or would not, and why not. */
    sheetAcceptedAt: timestamp(),
    sheetRefusedAt: timestamp(),
    sheetRefusal: text(),
    /** The link to the head: of its token only the SHA-256. A newer link ends the one before. */
    tokenSha256: text(),
    headName: text(),
    headEmail: email(),
    askedAt: timestamp(),
    timesAsked: integer().notNull(),
    /** The head would not sign by that link, and said why; asking again ends that. */
    declinedAt: timestamp(),
    declineReason: text(),
    primary: json<NamedRepresentative>(),
    alternate: json<NamedRepresentative>(),
    /** What a coordinator let pass, and why; for the secretariat alone. */
    waived: json<Formality[]>(),
    waivedReason: text(),
    waivedById: person(),
    waivedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("application_formalities_token_unique").on(t.tokenSha256),
    index("application_formalities_application").on(t.applicationId),
  ],
);
