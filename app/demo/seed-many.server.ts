import { eq } from "drizzle-orm";
import type { AdmissionInput } from "#app/features/members/institution/admission.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { readDump } from "#app/features/registry/registry-file.server.ts";
import { type RegistryRecord, registryIdOf, registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { isCountryCode } from "#db/countries.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { SeedInstitution } from "./data/content.ts";
import { SEED_INSTITUTIONS } from "./data/institutions.ts";
import { inventedProfile } from "./data/many.ts";
import type { Demonstration } from "./demonstration.server.ts";
import { factsFromRegistry } from "./registry-facts.server.ts";

/** So many are admitted in one transaction. */
const BATCH = 100;

/**
 * Admits institutions of a registry's dump, with invented profiles and without people, until the demonstration has so
 * many members. Resolves to how many it has then. Throws `BrokenDump` where the file cannot be read.
 */
export async function seedMany(demo: Demonstration, file: string, wanted: number): Promise<number> {
  const { db } = demo.services;
  const taken = new Set((await db.select({ id: institutions.registryId }).from(institutions)).map(({ id }) => id));
  for (const { id } of SEED_INSTITUTIONS) taken.add(registryIdOf({ id }));
  let members = await db.$count(memberships, eq(memberships.status, "active"));
  let batch: AdmissionInput[] = [];
  for await (const entry of readDump(file)) {
    if (members + batch.length >= wanted) break;
    const record = "value" in entry ? universityOf(entry.value) : null;
    if (!record || taken.has(registryIdOf(record))) continue;
    taken.add(registryIdOf(record));
    batch.push(admissionOf(demo, record, members + batch.length));
    if (batch.length < BATCH) continue;
    members += await admitAll(demo, batch);
    batch = [];
  }
  return members + (await admitAll(demo, batch));
}

async function admitAll({ services, today }: Demonstration, batch: readonly AdmissionInput[]): Promise<number> {
  await services.withTransaction(async (tx) => {
    for (const input of batch) await admitInstitution(tx, input, null, today);
  });
  return batch.length;
}

function universityOf(value: unknown): RegistryRecord | null {
  const { data } = registryRecordSchema.safeParse(value);
  if (data?.status !== "active" || !data.types.includes("education")) return null;
  return isCountryCode(data.locations[0]?.geonames_details.country_code ?? "") ? data : null;
}

function admissionOf({ services, today }: Demonstration, record: RegistryRecord, place: number): AdmissionInput {
  const facts = factsFromRegistry(record as SeedInstitution, []);
  const invented = inventedProfile(place, facts.nameEn, facts.city);
  const { category, themes, fieldsOfStudy, type, offers, seeks, unescoLinks, profile } = invented;
  return {
    ...{ applicationId: null, applicant: null, category, themes, fieldsOfStudy, people: [], locale: "en" },
    config: services.config,
    startsOn: isoDay(addDays(today, -invented.startedDaysAgo)),
    institution: {
      ...facts,
      ...{ type, offers, seeks, unescoLinks, control: "public", socialLinks: null },
      foundedYear: record.established ?? null,
      profileEn: profile,
      translatedProfiles: {},
      keyFigures: { students: null, internationalStudents: null, academicStaff: null, referenceYear: null },
      languagesOfInstruction: [],
      degreeLevels: [],
      recognitionAuthority: null,
      accreditor: null,
      accreditedUntil: null,
      headName: "",
      headPosition: "",
    },
  };
}
