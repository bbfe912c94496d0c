import { eq, sql } from "drizzle-orm";
import { followZone } from "#app/i18n/zone.ts";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Locale } from "#db/locales.ts";
import { type AssociationSettings, DEFAULT_ASSOCIATION, type LocalizedAssociation } from "./association.ts";

export const ASSOCIATION_SETTING = "association";

const settingByName = prepared("setting_by_name", (db) =>
  db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.name, sql.placeholder("name"))),
);

/** What the association calls itself and how it decides: the defaults, with what administrators changed. */
export async function getAssociation(db: Reader): Promise<AssociationSettings> {
  const [row] = await settingByName(db, { name: ASSOCIATION_SETTING });
  const association = { ...DEFAULT_ASSOCIATION, ...(row?.value as Partial<AssociationSettings> | undefined) };
  followZone(association.timeZone);
  return association;
}

/** The same in one language, for pages and letters. */
export async function getLocalizedAssociation(db: Reader, locale: Locale): Promise<LocalizedAssociation> {
  const { name, shortName, isProposed, contactEmail } = await getAssociation(db);
  return { name: name[locale], shortName: shortName[locale], isProposed, contactEmail };
}
