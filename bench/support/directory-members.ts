import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { derivedColumns } from "#app/features/members/institution/institution-entry.server.ts";
import { SEARCH_TEXTS } from "#app/features/members/institution/institution-search.server.ts";
import { slugFromWords } from "#app/features/members/institution/slug.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { isCountryCode } from "#db/countries.ts";
import { openDatabase } from "#db/index.server.ts";
import { counters } from "#db/schema/counters.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { settings } from "#db/schema/settings.ts";
import { transliterate } from "#db/search.server.ts";
import type { Tx } from "#db/types.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { CONTROLS, HEI_TYPES, ISCED_NARROW, THEMES, UNESCO_LINKS } from "#db/vocabulary-taxonomies.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { completeAdmission } from "#tests/support/members-factory.ts";
import { type RorRecord, factsOfRecord } from "#tests/support/registry-members.ts";
import { createRandom } from "./random.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const DAY_MS = 86_400_000;
const CHUNK = 100;

type Facts = Partial<InstitutionFacts>;

/** Institutions of the registry's dump, or of the short table of every organisation there is. */
function readFacts(file: string): Facts[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").filter(Boolean);
  if (file.endsWith(".jsonl.gz")) {
    const records = lines.map((line) => JSON.parse(line) as RorRecord);
    return records.filter(({ status }) => status === "active").flatMap((record) => factsOfRecord(record) ?? []);
  }
  return lines.slice(1).flatMap((line) => {
    const [registryId = "", name = "", country = "", city = "", , status, host = ""] = line.split("\t");
    if (status !== "active" || !isCountryCode(country)) return [];
    const website = `https://${host || "ror.org"}`;
    return [{ nameOfficial: name, nameEn: name, country, city: city || name, website, registryId }];
  });
}

/** What members write of themselves: each of some hundred words in about one profile of ten. */
const WORDS =
  "archive manuscripts caravan glaciers seismology linguistics folklore hydrology nomads museum ceramics weaving music radio youth volunteers teachers nursing robotics astronomy irrigation saffron orchards steppe migration dialogue ethics law trade ports logistics energy batteries telescopes carpets calligraphy poetry theatre film journalism statistics genetics vaccines veterinary forestry soils deserts wetlands birds geology mining steel textiles design architecture conservation epigraphy numismatics".split(
    " ",
  );

/**
 * Fills the migrated database of `url` with the first `count` active institutions of `file` as members, with themes,
 * fields, offers and profiles drawn at random, and one person who may sign in.
 */
export async function seedDirectory(url: string, file: string, count: number): Promise<void> {
  const database = await openDatabase(url);
  await database.migrate("db/migrations");
  const random = createRandom(1);
  const some = <T>(items: readonly T[], most: number) => [
    ...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(items))),
  ];
  const slugs = new Set<string>();
  const freeSlug = (name: string, at: number) => {
    const slug = slugFromWords(transliterate(name).split(" "));
    const free = slug === null || slugs.has(slug) ? `${slug ?? "m"}-${at + 1}` : slug;
    slugs.add(free);
    return free;
  };
  const admit = async (tx: Tx, chosen: readonly (readonly [number, Facts])[]) => {
    const rows = chosen.map(([at, facts]) => {
      const { institution, themes, fieldsOfStudy, category } = completeAdmission({
        category: random.pick(MEMBERSHIP_CATEGORIES),
        themes: some(THEMES, 5),
        fieldsOfStudy: some(ISCED_NARROW, 8),
        institution: {
          emailDomains: [],
          ...facts,
          type: random.pick(HEI_TYPES),
          control: random.pick(CONTROLS),
          offers: some(COOPERATION_OFFERS, 5),
          seeks: some(COOPERATION_OFFERS, 3),
          unescoLinks: random.below(3) === 0 ? some(UNESCO_LINKS, 2) : [],
          profileEn: `We work on ${some(WORDS, 12).join(", ")}.`,
        },
      });
      const id = `institution-${String(at).padStart(6, "0")}`;
      const then = new Date(NOW.getTime() - (at % 700) * DAY_MS);
      const { translatedProfiles: _, ...columns } = institution;
      const derived = derivedColumns(institution, themes, fieldsOfStudy);
      const times = { createdAt: then, updatedAt: then, confirmedAt: then };
      const kinds = { theme: themes, field: fieldsOfStudy, offer: institution.offers, seek: institution.seeks };
      return {
        institution: { ...columns, ...derived, ...times, id, slug: freeSlug(institution.nameEn, at), version: 1 },
        membership: {
          number: `M-2026-${String(at + 1).padStart(5, "0")}`,
          institutionId: id,
          category,
          status: "active" as const,
          startsOn: dayOf(then),
          createdAt: then,
        },
        topics: Object.entries(kinds).flatMap(([kind, codes]) =>
          codes.map((code) => ({ institutionId: id, kind: kind as keyof typeof kinds, code })),
        ),
      };
    });
    await tx.insert(institutions).values(rows.map(({ institution }) => institution));
    await tx.insert(memberships).values(rows.map(({ membership }) => membership));
    await tx.insert(institutionTopics).values(rows.flatMap(({ topics }) => topics));
  };
  const all = readFacts(file).slice(0, count);
  const numbered = all.map((facts, at) => [at, facts] as const);
  await database.withTransaction(async (tx) => {
    await createPerson(tx, { email: "reader@university.example", name: "Aigerim Sadykova" }, NOW);
    for (let at = 0; at < numbered.length; at += CHUNK) await admit(tx, numbered.slice(at, at + CHUNK));
    // As a portal leaves it that has brought its search texts up to date.
    const { setting, version } = SEARCH_TEXTS;
    await tx.insert(settings).values({ name: setting, value: version, updatedAt: NOW });
    await tx.insert(counters).values({ name: "directory", value: 1 }).onConflictDoNothing();
  });
  await database.close();
}
