import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { isCountryCode } from "#db/countries.ts";

/** A record of the registry, as far as a member is made of it. */
export interface RorRecord {
  id: string;
  status: string;
  names: { value: string; lang: string | null; types: string[] }[];
  established: number | null;
  links: { type: string; value: string }[];
  locations: { geonames_details: { name: string; country_code: string; lat: number | null; lng: number | null } }[];
  external_ids: { type: string; preferred: string | null; all: string[] }[];
}

/** What an institution of the registry would say of itself as a member: its names, its place, its website. */
export function factsOfRecord(record: RorRecord): Partial<InstitutionFacts> | null {
  const { id, names, established, links, locations, external_ids } = record;
  const place = locations[0]?.geonames_details;
  const shown = names.find(({ types }) => types.includes("ror_display"));
  if (!place || !shown || !isCountryCode(place.country_code)) return null;
  const english = names.find(({ lang, types }) => lang === "en" && types.includes("label"))?.value ?? shown.value;
  const inLanguage = (language: string) =>
    names.find(({ lang, types }) => lang === language && types.includes("label"))?.value ?? null;
  const wikidata = external_ids.find(({ type }) => type === "wikidata");
  const item = wikidata?.preferred ?? wikidata?.all[0];
  return {
    nameOfficial: shown.value,
    nameOfficialLanguage: shown.lang ?? "en",
    nameEn: english,
    translatedNames: translationsFrom(inLanguage),
    acronym: names.find(({ types }) => types.includes("acronym"))?.value ?? null,
    foundedYear: established,
    country: place.country_code,
    city: place.name,
    latitude: place.lat,
    longitude: place.lng,
    website: links.find(({ type }) => type === "website")?.value ?? "https://ror.org",
    registryId: id.split("/").at(-1) ?? null,
    otherIds: item ? { wikidata: item } : {},
  };
}
