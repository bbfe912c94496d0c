import type { RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import type { Answers } from "./application-form.ts";

const MOST_NAMES = 10;
const MOST_DOMAINS = 10;
const isLatin = (name: string) => /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(name);

function officialName({ name, nameOriginal, nameByLanguage }: RegistryInstitution): {
  text: string;
  lang: string | null;
} {
  if (nameOriginal && !isLatin(nameOriginal.text)) return nameOriginal;
  const home = Object.entries(nameByLanguage).find(([lang]) => lang !== "en");
  return home ? { text: home[1], lang: home[0] } : { text: name, lang: nameByLanguage.en === name ? "en" : null };
}

function englishName({ name, nameByLanguage, names }: RegistryInstitution): string {
  return nameByLanguage.en ?? (isLatin(name) ? name : (names.find(({ value }) => isLatin(value))?.value ?? ""));
}

/** What the registry already knows of the identity section, so that nobody has to type it again. */
export function prefillFromRegistry(institution: RegistryInstitution): Answers {
  const { nameByLanguage, names, acronym, externalIds, latitude, longitude } = institution;
  const official = officialName(institution);
  const nameEn = englishName(institution);
  const taken = new Set([official.text, nameEn, nameByLanguage.ru, nameByLanguage.kk, acronym]);
  const others = names
    .filter(({ value, types }) => !taken.has(value) && !types.includes("acronym"))
    .slice(0, MOST_NAMES);
  const known: Answers = {
    name_official: official.text,
    name_official_language: official.lang,
    name_en: nameEn,
    name_ru: nameByLanguage.ru,
    name_kk: nameByLanguage.kk,
    name_other: others.map(({ value, lang }) => (lang ? { value, language: lang } : { value })),
    acronym,
    year_founded: institution.establishedYear,
    country: institution.country.code,
    city: institution.city,
    website: institution.website,
    email_domains: institution.domains.slice(0, MOST_DOMAINS),
    ror_id: institution.rorId,
    other_ids: { wikidata: externalIds.wikidata, isni: externalIds.isni?.replace(/\s/g, "") },
    ...(latitude === null || longitude === null ? {} : { lat: latitude, lng: longitude }),
  };
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null && value !== undefined && value !== ""),
  );
}
