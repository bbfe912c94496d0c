import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import type { SeedInstitution } from "./data/content.ts";

export type RegistryFact =
  | "nameOfficial"
  | "nameOfficialLanguage"
  | "nameEn"
  | "translatedNames"
  | "otherNames"
  | "acronym"
  | "country"
  | "city"
  | "latitude"
  | "longitude"
  | "website"
  | "emailDomains"
  | "registryId"
  | "whedId"
  | "otherIds";

/** What the registry knows of an institution, whose teaching languages say which of its names is the official one. */
export function factsFromRegistry(record: SeedInstitution, languagesOfInstruction: readonly string[]) {
  const place = record.locations[0]?.geonames_details;
  if (!place) throw new Error(`The demonstration registry has no place for ${record.id}`);
  const wikidata = record.external_ids.find(({ type }) => type === "wikidata");
  const website = record.links.find(({ type }) => type === "website")?.value ?? record.id;
  const facts: Pick<InstitutionFacts, RegistryFact> = {
    ...namesOf(record, languagesOfInstruction),
    country: place.country_code,
    city: place.name,
    latitude: place.lat,
    longitude: place.lng,
    website,
    emailDomains: record.domains,
    registryId: record.id.split("/").at(-1) ?? null,
    whedId: null,
    otherIds: wikidata ? { wikidata: wikidata.preferred ?? wikidata.all[0] ?? "" } : {},
  };
  return facts;
}

/** The official name is in the first language of instruction other than English that the registry knows a name in. */
function namesOf({ names }: SeedInstitution, languages: readonly string[]) {
  const nameIn = (lang: string) => names.find((name) => name.lang === lang && name.types.includes("label"))?.value;
  const displayed = names.find(({ types }) => types.includes("ror_display"))?.value ?? "";
  const language = languages.find((one) => one !== "en" && nameIn(one)) ?? "en";
  const nameEn = nameIn("en") ?? displayed;
  const own = {
    nameOfficial: nameIn(language) ?? nameEn,
    nameEn,
  };
  const translatedNames = translationsFrom(nameIn);
  const shown = [...Object.values(own), ...Object.values(translatedNames)];
  const otherNames = names
    .filter(({ value, types }) => !types.includes("acronym") && !shown.includes(value))
    .map(({ value, lang }) => ({ value, language: lang }));
  const acronym = names.find(({ types }) => types.includes("acronym"))?.value ?? null;
  return { ...own, translatedNames, nameOfficialLanguage: language, otherNames, acronym };
}
