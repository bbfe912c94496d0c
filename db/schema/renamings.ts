import { boolean, enumText, index, integer, json, orderedId, table, text, timestamp } from "../kit.ts";
import type { Translations } from "../locales.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";

/** Every name an institution can be asked to bear. */
export interface BorneNames {
  nameOfficial: string;
  nameOfficialLanguage: string;
  nameEn: string;
  translatedNames: Translations;
  acronym: string | null;
}

/** That a member has another name now, as somebody says and another person confirms. Open while `outcome` is null. */
export const renamings = table(
  "renamings",
  {
    id: orderedId(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    /** The names it had when it was asked, and those asked for. */
    before: json<BorneNames>().notNull(),
    after: json<BorneNames>().notNull(),
    /** A mistake is put right: the institution never had the name before. */
    isCorrection: boolean().notNull(),
    /** Since which year it has the new name. */
    since: integer().notNull(),
    /** What shows it, such as the decree; for those who decide. */
    reason: text().notNull(),
    askedById: person().notNull(),
    askedAt: timestamp().notNull(),
    outcome: enumText(["confirmed", "declined", "taken_back"]),
    settledById: person(),
    /** Why it was declined. */
    declinedFor: text(),
    settledAt: timestamp(),
  },
  (t) => [index("renamings_institution").on(t.institutionId, t.outcome)],
);

/** An address under `/directory` that a member had before: it leads to the member for good, and is given to no other. */
export const formerAddresses = table(
  "former_addresses",
  {
    slug: text().primaryKey(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    leftAt: timestamp().notNull(),
  },
  (t) => [index("former_addresses_institution").on(t.institutionId)],
);
