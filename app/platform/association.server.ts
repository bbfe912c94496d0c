import { eq, sql } from "drizzle-orm";
import { DEFAULT_LOCALE, inEachLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { followZone } from "#app/i18n/zone.ts";
import type { Reader } from "#db/index.server.ts";
import { askedOnce } from "#db/asked-once.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Locale } from "#db/locales.ts";
import { type AssociationSettings, DEFAULT_ASSOCIATION, type LocalizedAssociation } from "./association.ts";

export const ASSOCIATION_SETTING = "association";

const settingByName = askedOnce(
  "setting_by_name",
  ({ name }) => name,
  prepared<{ name: string }, { value: unknown }[]>("setting_by_name", (db) =>
    db
      .select({ value: settings.value })
      .from(settings)
      .where(eq(settings.name, sql.placeholder("name"))),
  ),
);

type Names = Pick<AssociationSettings, "name" | "shortName">;

// Typed names have plain spaces.
const wordsOf = (key: "name" | "short_name") =>
  inEachLocale((locale) => translator(locale)(`texts:association.${key}`).replaceAll("\u00a0", " "));

let known: Names | undefined;

/** What the association is called until an administrator says otherwise. */
export const firstNames = (): Names => (known ??= { name: wordsOf("name"), shortName: wordsOf("short_name") });

/** A language that came later than a name has it in English until somebody translates it. */
function inEveryLanguage(changed: Partial<Record<Locale, string>>): Record<Locale, string> {
  return inEachLocale((locale) => changed[locale] ?? changed[DEFAULT_LOCALE] ?? "");
}

/** What the association calls itself and how it decides: the defaults, with what administrators changed. */
export async function getAssociation(db: Reader): Promise<AssociationSettings> {
  const [row] = await settingByName(db, { name: ASSOCIATION_SETTING });
  const association = { ...firstNames(), ...DEFAULT_ASSOCIATION, ...(row?.value as Partial<AssociationSettings>) };
  followZone(association.timeZone);
  const { name, shortName } = association;
  return { ...association, name: inEveryLanguage(name), shortName: inEveryLanguage(shortName) };
}

/** The same in one language, for pages and letters. */
export async function getLocalizedAssociation(db: Reader, locale: Locale): Promise<LocalizedAssociation> {
  const { name, shortName, ...shared } = await getAssociation(db);
  const { isProposed, contactEmail, areFiguresPublic } = shared;
  return { name: name[locale], shortName: shortName[locale], isProposed, contactEmail, areFiguresPublic };
}
