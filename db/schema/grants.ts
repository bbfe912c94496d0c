import { enumText, id, index, json, table, text, timestamp } from "../kit.ts";
import { ROLES } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { institutions } from "./members.ts";

/**
 * What a person may act as. Staff roles have neither institution nor application (countries null = everywhere);
 * institution roles name the institution, `applicant` the application. Revoked grants stay as history.
 */
export const grants = table(
  "grants",
  {
    id: id(),
    userId: person().notNull(),
    role: enumText(ROLES).notNull(),
    institutionId: text().references(() => institutions.id),
    applicationId: text().references(() => applications.id),
    countries: json<string[]>(),
    grantedById: person(),
    createdAt: timestamp().notNull(),
    revokedAt: timestamp(),
    /** Of those who act for an institution: when they last said that they still do, and were asked since. */
    confirmedAt: timestamp(),
    askedAt: timestamp(),
    /** Since when it gives no rights, until the person confirms it; null while it does. */
    restingSince: timestamp(),
  },
  (t) => [
    index("grants_user").on(t.userId),
    index("grants_role").on(t.role),
    index("grants_institution").on(t.institutionId),
    index("grants_application").on(t.applicationId),
  ],
);
