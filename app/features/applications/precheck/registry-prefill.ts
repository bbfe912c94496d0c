import { displayName } from "#app/features/registry/registry-record.ts";
import type { RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import { TRANSLATED } from "#app/i18n/translations.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { readWebAddress } from "#app/platform/web-address.ts";
import type { Answers } from "../form/form.ts";

const MOST_NAMES = 10;
const MOST_DOMAINS = 10;
const isLatin = (name: string) => /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(name);

/** The name in a language: the one that stands as such, else the first of the other names, as pages show it. */
function nameIn({ nameByLanguage, names }: RegistryInstitution, language: string): string | undefined {
  const other = names.find(({ lang, types }) => lang === language && !types.includes("acronym"));
  return nameByLanguage[language] ?? other?.value;
}

// A name in a language of another country is no official name: where none can be told, it is asked.
function officialName(institution: RegistryInstitution): { text: string; lang: string | null } | null {
  const { names, nameAtHome, country } = institution;
  if (nameAtHome) return nameAtHome;
  const [first, ...further] = languagesOfCountry(country.code);
  const name = displayName(names);
  if (first === "en") return isLatin(name) ? { text: name, lang: "en" } : null;
  const own = [first, ...further].flatMap((lang) => {
    const text = lang && nameIn(institution, lang);
    return text ? [{ text, lang }] : [];
  });
  return own[0] ?? null;
}

function englishName({ nameByLanguage, names }: RegistryInstitution): string {
  const name = displayName(names);
  const isName = ({ value, types }: (typeof names)[number]) => isLatin(value) && !types.includes("acronym");
  return nameByLanguage.en ?? (isLatin(name) ? name : (names.find(isName)?.value ?? ""));
}

// Records kept before, or fetched, may hold what nobody sees; the form would otherwise show names nobody can compare.
function seen(institution: RegistryInstitution): RegistryInstitution {
  const { name, nameOriginal, nameAtHome, nameByLanguage, names, acronym, city, website } = institution;
  const byLanguage = Object.entries(nameByLanguage).map(([lang, text]) => [lang, visibleLine(text)] as const);
  return {
    ...institution,
    name: visibleLine(name),
    nameOriginal: nameOriginal && { ...nameOriginal, text: visibleLine(nameOriginal.text) },
    nameAtHome: nameAtHome && { ...nameAtHome, text: visibleLine(nameAtHome.text) },
    nameByLanguage: Object.fromEntries(byLanguage),
    names: names.map((one) => ({ ...one, value: visibleLine(one.value) })),
    acronym: acronym && visibleLine(acronym),
    city: city && visibleLine(city),
    website: website && readWebAddress(website),
  };
}

/** What the registry already knows of the identity section, so that nobody has to type it again. */
export function prefillFromRegistry(record: RegistryInstitution): Answers {
  const institution = seen(record);
  const { names, acronym, externalIds, latitude, longitude } = institution;
  const official = officialName(institution);
  const nameEn = englishName(institution);
  const translated = Object.fromEntries(TRANSLATED.map((locale) => [`name_${locale}`, nameIn(institution, locale)]));
  const taken = new Set([official?.text, nameEn, ...Object.values(translated), acronym]);
  const others = names
    .filter(({ value, types }) => !taken.has(value) && !types.includes("acronym"))
    .slice(0, MOST_NAMES);
  const known: Answers = {
    name_official: official?.text,
    name_official_language: official?.lang,
    name_en: nameEn,
    ...translated,
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
