import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { countryName, type Option, regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { COUNTRIES, subregionOf } from "#db/countries.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import { isReadableBy } from "../file/review-scope.server.ts";
import { listCoordinators } from "../file/who-acts.server.ts";

interface OptionGroup {
  label: string;
  options: Option[];
}

const EVERY_COUNTRY = sql.raw(`(values ${COUNTRIES.map(({ code }) => `('${code}')`).join(", ")}) as known`);

/** The regions and countries of the files this person sees, for the filter. */
export async function listQueuePlaces(db: Reader, viewer: Viewer, locale: Locale): Promise<OptionGroup[]> {
  // Asked country by country, each ends at the first file: the files themselves are many more.
  const country = sql<string>`known.column1`;
  const isThere = sql`exists (select 1 from ${applications}
    where ${applications.country} = ${country} and ${isReadableBy(viewer)})`;
  const rows = await db.select({ country }).from(EVERY_COUNTRY).where(isThere);
  const collator = new Intl.Collator(locale);
  const sorted = (options: Option[]) => options.sort((a, b) => collator.compare(a.label, b.label));
  const countries = rows.map(({ country }) => ({ value: country, label: countryName(country, locale) }));
  const codes = new Set(rows.flatMap(({ country }) => subregionOf(country) ?? []));
  const regions = [...codes].map((code) => ({ value: code, label: regionName(code, locale) }));
  const t = translator(locale);
  return [
    { label: t("review:filter.regions"), options: sorted(regions) },
    { label: t("review:filter.countries"), options: sorted(countries) },
  ].filter(({ options }) => options.length > 0);
}

/** The colleagues who own a file this person sees, for the filter. */
export async function listQueueOwners(db: Reader, viewer: Viewer, locale: Locale): Promise<Option[]> {
  const everCoordinated = db.select({ id: grants.userId }).from(grants).where(eq(grants.role, "coordinator"));
  const ownsAny = sql`exists (select 1 from ${applications}
    where ${applications.coordinatorId} = ${users.id} and ${isReadableBy(viewer)})`;
  const rows = await db
    .select({ value: users.id, label: users.name })
    .from(users)
    .where(and(inArray(users.id, everCoordinated), ne(users.id, viewer.id), ownsAny));
  const collator = new Intl.Collator(locale);
  return rows.sort((a, b) => collator.compare(a.label, b.label));
}

/** The colleagues somebody may hand files to. */
export async function listQueueColleagues(db: Reader, viewer: Viewer, locale: Locale): Promise<Option[]> {
  if (!isCoordinator(viewer)) return [];
  const colleagues = (await listCoordinators(db)).filter(({ id }) => id !== viewer.id);
  const collator = new Intl.Collator(locale);
  return colleagues
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

/** What a place of the filter is called: a country, or an M49 region. */
export const placeNameOf = (place: string, locale: Locale): string =>
  /^\d/.test(place) ? regionName(place, locale) : countryName(place, locale);
