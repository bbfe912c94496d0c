import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { AdmissionInput, InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { openDatabase } from "#db/index.server.ts";
import { isCountryCode } from "#db/countries.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { completeAdmission } from "#tests/support/members-factory.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { HEI_TYPES, ISCED_NARROW, THEMES } from "#db/vocabulary-taxonomies.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { createRandom } from "./random.ts";

interface RorRecord {
  id: string;
  status: string;
  names: { value: string; lang: string | null; types: string[] }[];
  established: number | null;
  links: { type: string; value: string }[];
  locations: { geonames_details: { name: string; country_code: string; lat: number | null; lng: number | null } }[];
}

const NOW = new Date("2026-03-02T08:00:00Z");
const DAY_MS = 86_400_000;

function factsOf({ id, names, established, links, locations }: RorRecord): Partial<InstitutionFacts> | null {
  const place = locations[0]?.geonames_details;
  const shown = names.find(({ types }) => types.includes("ror_display"));
  if (!place || !shown || !isCountryCode(place.country_code)) return null;
  const english = names.find(({ lang, types }) => lang === "en" && types.includes("label"))?.value ?? shown.value;
  const inLanguage = (language: string) => names.find(({ lang }) => lang === language)?.value ?? null;
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
    website: links[0]?.value ?? "https://ror.org",
    registryId: id.split("/").at(-1) ?? null,
  };
}

/**
 * Fills the migrated database of `url` with the first `count` active institutions of the registry as members, by the
 * command that admits members, with themes, fields and offers drawn at random, and one person who may sign in.
 */
export async function seedDirectory(url: string, registryFile: string, count: number): Promise<void> {
  const database = await openDatabase(url);
  await database.migrate("db/migrations");
  const random = createRandom(1);
  const some = <T>(items: readonly T[], most: number) => [
    ...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(items))),
  ];
  const lines = gunzipSync(readFileSync(registryFile)).toString("utf8").split("\n");
  const records = lines.filter(Boolean).map((line) => JSON.parse(line) as RorRecord);
  const facts = records.filter(({ status }) => status === "active").flatMap((record) => factsOf(record) ?? []);
  const admissionOf = (institution: Partial<InstitutionFacts>): AdmissionInput =>
    completeAdmission({
      category: random.pick(MEMBERSHIP_CATEGORIES),
      themes: some(THEMES, 5),
      fieldsOfStudy: some(ISCED_NARROW, 8),
      institution: {
        ...institution,
        type: random.pick(HEI_TYPES),
        offers: some(COOPERATION_OFFERS, 5),
        seeks: some(COOPERATION_OFFERS, 3),
      },
    });
  await database.withTransaction(async (tx) => {
    await createPerson(tx, { email: "reader@university.example", name: "Aigerim Sadykova" }, NOW);
    for (const [at, institution] of facts.slice(0, count).entries())
      await admitInstitution(tx, admissionOf(institution), null, new Date(NOW.getTime() - (at % 700) * DAY_MS));
  });
  await database.close();
}
