import { evidentDomains } from "#app/features/registry/registry-domains.ts";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import { eq } from "drizzle-orm";
import { countryName } from "#app/i18n/names.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { subregionOf } from "#db/countries.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutionTopics } from "#db/schema/members.ts";
import { searchText, transliterate } from "#db/search.server.ts";
import { LOCALES } from "#db/locales.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";
import type { InstitutionFacts } from "./admission.ts";
import { takenSlugs } from "./former-addresses.server.ts";
import { firstFree, slugFromWords } from "./slug.ts";
import { otherNamesOfCity } from "./city-names.server.ts";
import { everyNameOf } from "./institution-names.ts";

/** M49 places Antarctica in no region. */
const NO_SUBREGION = "";

const labelsOf = (vocabulary: string, codes: readonly string[]) =>
  LOCALES.flatMap((locale) => codes.map((code) => vocabularyLabel(`${vocabulary}.${code}`, locale)));

/** What lists order a name by: in Latin letters, without the article. */
export const sortNameOf = (name: string) => transliterate(name.replace(/^the\s+/i, ""));

/** The columns of an institution that follow from the others: region, sort key, and what the search finds it by. */
export function derivedColumns(
  facts: InstitutionFacts & { unitWords?: string },
  themes: readonly Theme[],
  fieldsOfStudy: readonly IscedNarrow[],
) {
  const { nameEn, country, city } = facts;
  const countries = LOCALES.map((locale) => countryName(country, locale));
  const labels = [
    ...labelsOf("theme", themes),
    ...labelsOf("isced", fieldsOfStudy),
    ...labelsOf("cooperation", [...facts.offers, ...facts.seeks]),
    ...labelsOf("unesco_link", facts.unescoLinks),
    ...labelsOf("institution_type", [facts.type]),
  ];
  const addresses = evidentDomains(facts.emailDomains, facts.website).map(domainsInOwnLetters);
  const texts = [facts.profileEn, ...Object.values(facts.translatedProfiles)];
  const places = [city, ...otherNamesOfCity(city), ...countries];
  return {
    subregion: subregionOf(country) ?? NO_SUBREGION,
    sortName: sortNameOf(nameEn),
    search: searchText(...everyNameOf(facts), ...places, ...labels, ...texts, ...addresses, facts.unitWords ?? ""),
  };
}

/**
 * A slug that no other institution has or ever had, made of the English name; null where that has no letter an address
 * could have.
 * @param institutionId whose own slugs, present and former, are free to it
 */
export async function freeSlug(
  db: Reader,
  nameEn: string,
  institutionId: string | null = null,
): Promise<string | null> {
  const slug = slugFromWords(transliterate(nameEn).split(" "));
  return slug === null ? null : firstFree(slug, await takenSlugs(db, slug, institutionId));
}

interface Topics {
  themes: readonly Theme[];
  fieldsOfStudy: readonly IscedNarrow[];
  offers: readonly string[];
  seeks: readonly string[];
}

/** Writes what an institution is found by in place of what it was found by before. */
export async function replaceTopics(tx: Tx, institutionId: string, topics: Topics): Promise<void> {
  const { themes, fieldsOfStudy, offers, seeks } = topics;
  await tx.delete(institutionTopics).where(eq(institutionTopics.institutionId, institutionId));
  const coded = { theme: themes, field: fieldsOfStudy, offer: offers, seek: seeks };
  const rows = Object.entries(coded).flatMap(([kind, codes]) =>
    [...new Set(codes)].map((code) => ({ institutionId, kind: kind as keyof typeof coded, code })),
  );
  if (rows.length > 0) await tx.insert(institutionTopics).values(rows);
}
