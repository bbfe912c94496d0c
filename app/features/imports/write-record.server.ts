import { and, eq, or } from "drizzle-orm";
import { sortNameOf } from "#app/features/members/institution/institution-entry.server.ts";
import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { changeListed } from "#app/features/members/membership/change-listed.server.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { findRegistryInstitution } from "#app/features/registry/registry-queries.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { type ImportFacts, prospects, recordContacts } from "#db/schema/imports.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { ImportField, ImportKind } from "#db/vocabulary-imports.ts";
import type { Control, InstitutionType } from "#db/vocabulary-taxonomies.ts";
import type { KnownRecord } from "./known-records.server.ts";
import { languageOfOfficial } from "./official-language.ts";
import { runningTerm } from "./running-term.ts";

export interface Writing {
  actorId: string | null;
  config: Pick<Config, "origin" | "secret">;
  now: Date;
  /** The language of the official names of the list, where somebody has said it. */
  officialLanguage?: string | null;
}

interface Written {
  subjectId: string;
  version: number;
}

/** What a record is to say from now on; null where it is to say nothing. */
export type Values = Partial<Record<ImportField, string | null>>;

const officialName = ({ name_original, name_kk, name_ru, name }: ImportFacts) =>
  name_original ?? name_kk ?? name_ru ?? name ?? "";

/** Whether a record like a new one has come meanwhile. */
export async function isHereMeanwhile(tx: Tx, kind: ImportKind, facts: ImportFacts): Promise<boolean> {
  const { number, ror, country = "" } = facts;
  const name = facts.name ?? officialName(facts);
  const table = kind === "member" ? institutions : prospects;
  const isSame = or(
    ror ? eq(table.registryId, ror) : undefined,
    and(eq(table.sortName, sortNameOf(name)), eq(table.country, country)),
  );
  if ((await tx.$count(table, isSame)) > 0) return true;
  return (
    kind === "member" && number !== undefined && (await tx.$count(memberships, eq(memberships.number, number))) > 0
  );
}

const namesIn = ({ name_ru: ru, name_kk: kk }: Values) => ({ ...(ru && { ru }), ...(kk && { kk }) });

/** What a list says nothing of, until somebody of the institution does. */
const UNSAID = {
  otherNames: [],
  socialLinks: null,
  whedId: null,
  otherIds: {},
  profileEn: "",
  translatedProfiles: {},
  keyFigures: { students: null, internationalStudents: null, academicStaff: null, referenceYear: null },
  languagesOfInstruction: [],
  degreeLevels: [],
  unescoLinks: [],
  offers: [],
  seeks: [],
  recognitionAuthority: null,
  accreditor: null,
  accreditedUntil: null,
  headName: "",
  headPosition: "",
};

/** The registry adds to a list where an institution is, and its name in English. */
async function factsOfMember(tx: Tx, facts: ImportFacts, said: Writing["officialLanguage"]): Promise<InstitutionFacts> {
  const record = facts.ror ? await findRegistryInstitution(tx, facts.ror) : null;
  const nameOfficial = officialName(facts);
  const columns = memberColumns({ ...facts, name_original: nameOfficial });
  return {
    ...UNSAID,
    ...{
      nameOfficial,
      nameOfficialLanguage: languageOfOfficial(nameOfficial, facts.name_original ? said : null) || "en",
    },
    nameEn: record?.nameByLanguage.en ?? nameOfficial,
    ...{ acronym: null, foundedYear: null, country: "", city: "", website: "", emailDomains: [], registryId: null },
    ...{ type: "university", control: "public" },
    ...columns,
    translatedNames: namesIn(facts),
    latitude: record?.latitude ?? null,
    longitude: record?.longitude ?? null,
  };
}

async function newMember(
  tx: Tx,
  facts: ImportFacts,
  { actorId, config, now, officialLanguage }: Writing,
): Promise<Written> {
  const institution = await factsOfMember(tx, facts, officialLanguage);
  const category = facts.category as MembershipCategory;
  const startsOn = facts.since ?? dayOf(now);
  const { termYears } = await getAssociation(tx);
  const endsOn = facts.until ?? runningTerm(category, startsOn, termYears, dayOf(now));
  const input = {
    ...{ applicationId: null, category, startsOn, institution, themes: [], fieldsOfStudy: [], people: [] },
    ...{ applicant: null, locale: "en" as const, config, listed: { number: facts.number ?? null, endsOn } },
  };
  const { institutionId } = await admitInstitution(tx, input, actorId === null ? null : { id: actorId }, now);
  return { subjectId: institutionId, version: 1 };
}

async function newProspect(tx: Tx, facts: ImportFacts, { now }: Writing): Promise<Written> {
  const nameOfficial = officialName(facts);
  const name = facts.name ?? nameOfficial;
  const values = {
    ...{ name, nameOfficial, nameRu: facts.name_ru, nameKk: facts.name_kk, acronym: facts.acronym },
    ...{ country: facts.country ?? "", city: facts.city, website: facts.website, domain: facts.domain },
    ...{ registryId: facts.ror, sortName: sortNameOf(name), version: 1, createdAt: now, updatedAt: now },
  };
  const [row] = await tx.insert(prospects).values(values).returning({ id: prospects.id });
  if (!row) throw new Error("The prospect was not written");
  return { subjectId: row.id, version: 1 };
}

const SUBJECT_OF = { member: "institution", prospect: "prospect" } as const;

async function writeContact(tx: Tx, kind: ImportKind, subjectId: string, values: Values, now: Date): Promise<void> {
  const { contact_email: email, contact_name: name } = values;
  const subjectType = SUBJECT_OF[kind];
  const isOf = and(eq(recordContacts.subjectType, subjectType), eq(recordContacts.subjectId, subjectId));
  if (email === null) return void (await tx.delete(recordContacts).where(isOf));
  const said = { ...(email !== undefined && { email }), ...(name !== undefined && { name }) };
  if (Object.keys(said).length === 0) return;
  const updated = await tx.update(recordContacts).set(said).where(isOf).returning({ id: recordContacts.id });
  if (updated.length === 0 && email)
    await tx.insert(recordContacts).values({ subjectType, subjectId, email, name: name ?? null, createdAt: now });
}

/** Writes a record that a list says is new. */
export async function writeNew(tx: Tx, kind: ImportKind, facts: ImportFacts, writing: Writing): Promise<Written> {
  const written = await (kind === "member" ? newMember : newProspect)(tx, facts, writing);
  await writeContact(tx, kind, written.subjectId, facts, writing.now);
  return written;
}

type MemberColumns = Parameters<typeof changeListed>[2]["columns"];

/** The columns each field of a list is, from its value or from nothing; what may not be empty stays as it is. */
const MEMBER_COLUMNS: Partial<Record<ImportField, (value: string | null) => MemberColumns>> = {
  name: (value) => (value ? { nameEn: value } : {}),
  name_original: (value) => (value ? { nameOfficial: value } : {}),
  acronym: (acronym) => ({ acronym }),
  country: (country) => (country ? { country } : {}),
  city: (value) => ({ city: value ?? "" }),
  type: (value) => (value ? { type: value as InstitutionType } : {}),
  control: (value) => (value ? { control: value as Control } : {}),
  founded: (value) => ({ foundedYear: value === null ? null : Number(value) }),
  website: (value) => ({ website: value ?? "" }),
  domain: (value) => ({ emailDomains: value?.split(", ") ?? [] }),
  ror: (registryId) => ({ registryId }),
};

const memberColumns = (values: Values): MemberColumns =>
  Object.assign(
    {},
    ...Object.entries(values).map(([field, value]) => MEMBER_COLUMNS[field as ImportField]?.(value) ?? {}),
  ) as MemberColumns;

function prospectColumns(values: Values) {
  const { name, name_original, name_ru, name_kk, acronym, country, city, website, domain, ror } = values;
  return {
    ...(name && { name, sortName: sortNameOf(name) }),
    ...(name_original && { nameOfficial: name_original }),
    ...(country && { country }),
    ...Object.fromEntries(
      Object.entries({ nameRu: name_ru, nameKk: name_kk, acronym, city, website, domain, registryId: ror }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  };
}

/** Changes a record that is here; gives its version then, or null when somebody changed it in the same moment. */
export async function writeValues(
  tx: Tx,
  { id, kind, version, facts }: KnownRecord,
  values: Values,
  { actorId, now }: Writing,
): Promise<number | null> {
  await writeContact(tx, kind, id, values, now);
  if (kind === "prospect") {
    const set = { ...prospectColumns(values), version: version + 1, updatedAt: now };
    const isSame = and(eq(prospects.id, id), eq(prospects.version, version));
    const changed = await tx.update(prospects).set(set).where(isSame).returning({ id: prospects.id });
    return changed.length > 0 ? version + 1 : null;
  }
  const names = namesIn({ name_ru: facts.name_ru, name_kk: facts.name_kk, ...values });
  const change = { columns: memberColumns(values), names };
  const changed = await changeListed(tx, { institutionId: id, version }, change, now);
  if (changed !== null)
    await recordActivity(tx, { action: "institution.listed_facts_changed", subjectId: id, actorId }, now);
  return changed;
}
