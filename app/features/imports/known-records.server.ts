import { eq, inArray } from "drizzle-orm";
import { evidentDomains, registrableDomain } from "#app/features/registry/registry-domains.ts";
import { readWebAddress } from "#app/platform/web-address.ts";
import type { Reader } from "#db/index.server.ts";
import { type ImportFacts, prospects, recordContacts } from "#db/schema/imports.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { transliterate } from "#db/search.server.ts";
import type { ImportKind } from "#db/vocabulary-imports.ts";
import { NAME_FIELDS } from "./imports.ts";

/** A record that is here already, in the shape of a row of a list. */
export interface KnownRecord {
  id: string;
  kind: ImportKind;
  facts: ImportFacts;
  /** What else it is or was called. */
  otherNames: readonly string[];
  /** In which language its official name is; null where that is not kept. */
  officialLanguage: string | null;
  version: number;
}

const present = (facts: Record<string, string | null | undefined>): ImportFacts =>
  Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== ""),
  );

function selectMembers(db: Reader) {
  const { number, category, startsOn, endsOn } = memberships;
  return db
    .select({
      id: institutions.id,
      version: institutions.version,
      nameEn: institutions.nameEn,
      nameOfficial: institutions.nameOfficial,
      nameOfficialLanguage: institutions.nameOfficialLanguage,
      translatedNames: institutions.translatedNames,
      otherNames: institutions.otherNames,
      acronym: institutions.acronym,
      country: institutions.country,
      city: institutions.city,
      type: institutions.type,
      control: institutions.control,
      foundedYear: institutions.foundedYear,
      website: institutions.website,
      emailDomains: institutions.emailDomains,
      registryId: institutions.registryId,
      ...{ number, category, startsOn, endsOn },
    })
    .from(institutions)
    .leftJoin(memberships, eq(memberships.institutionId, institutions.id));
}

type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number];
type Contact = { name: string | null; email: string };

const kept = (website: string) => readWebAddress(website) ?? website;

function ofMember(row: MemberRow, contact: Contact | undefined): KnownRecord {
  const facts = present({
    number: row.number,
    name: row.nameEn,
    name_original: row.nameOfficial,
    name_ru: row.translatedNames.ru,
    name_kk: row.translatedNames.kk,
    acronym: row.acronym,
    country: row.country,
    city: row.city,
    type: row.type,
    control: row.control,
    founded: row.foundedYear === null ? null : String(row.foundedYear),
    category: row.category,
    since: row.startsOn,
    until: row.endsOn,
    website: kept(row.website),
    domain: row.emailDomains.join(", "),
    ror: row.registryId,
    contact_name: contact?.name,
    contact_email: contact?.email,
  });
  const otherNames = row.otherNames.map(({ value }) => value);
  const { id, version, nameOfficialLanguage: officialLanguage } = row;
  return { id, kind: "member", facts, otherNames, officialLanguage, version };
}

/** A university to invite in the shape of a row of a list. */
export function ofProspect(row: typeof prospects.$inferSelect, contact?: Contact): KnownRecord {
  const facts = present({
    name: row.name,
    name_original: row.nameOfficial,
    name_ru: row.nameRu,
    name_kk: row.nameKk,
    acronym: row.acronym,
    country: row.country,
    city: row.city,
    website: row.website,
    domain: row.domain,
    ror: row.registryId,
    contact_name: contact?.name,
    contact_email: contact?.email,
  });
  return { id: row.id, kind: "prospect", facts, otherNames: [], officialLanguage: null, version: row.version };
}

const SUBJECT_OF = { member: "institution", prospect: "prospect" } as const;

async function contactsOf(db: Reader, kind: ImportKind): Promise<Map<string, Contact>> {
  const rows = await db.select().from(recordContacts).where(eq(recordContacts.subjectType, SUBJECT_OF[kind]));
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Every record of a kind that is here. */
export async function readKnown(db: Reader, kind: ImportKind): Promise<KnownRecord[]> {
  const contacts = await contactsOf(db, kind);
  if (kind === "prospect")
    return (await db.select().from(prospects)).map((row) => ofProspect(row, contacts.get(row.id)));
  return (await selectMembers(db)).map((row) => ofMember(row, contacts.get(row.id)));
}

/** One record; null when it is gone. */
export async function findKnown(db: Reader, kind: ImportKind, id: string): Promise<KnownRecord | null> {
  const [contact] = await db.select().from(recordContacts).where(eq(recordContacts.subjectId, id));
  if (kind === "prospect") {
    const [row] = await db.select().from(prospects).where(eq(prospects.id, id));
    return row ? ofProspect(row, contact) : null;
  }
  const [row] = await selectMembers(db).where(inArray(institutions.id, [id]));
  return row ? ofMember(row, contact) : null;
}

/** What two records are never both: each of these names one institution. */
export interface Marks {
  number: string[];
  ror: string[];
  domain: string[];
  name: string[];
}

/** By what a record, or a row of a list, is known again; `others` are names beside those it says. */
export function marksOf(
  { number, ror, domain, website, country, ...facts }: ImportFacts,
  others: readonly string[] = [],
): Marks {
  const hosts = evidentDomains(domain?.split(", ") ?? [], website ?? null);
  const names = [...NAME_FIELDS.flatMap((field) => facts[field] ?? []), ...others];
  return {
    number: number ? [number] : [],
    ror: ror ? [ror] : [],
    domain: [...new Set(hosts.flatMap((host) => registrableDomain(host) ?? []))],
    name: [...new Set(names.map((name) => `${country ?? ""} ${transliterate(name)}`))],
  };
}
