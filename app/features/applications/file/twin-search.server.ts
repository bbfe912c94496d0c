import { and, asc, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Column } from "drizzle-orm";
import { everyNameOf } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { institutions } from "#db/schema/members.ts";
import { fold, matchesSearch, transliterate } from "#db/search.server.ts";
import type { Twin } from "./twin.ts";

const MOST_TWINS = 10;

/** Rows looked at, two for each file. */
const MOST_ROWS = 1000;

/** What an institution can be recognised by. */
export interface Identity {
  applicationId: string;
  /** The institution itself, when it was a member before: not its own twin. */
  institutionId: string | null;
  names: readonly string[];
  domains: readonly string[];
  registryId: string | null;
  whedId: string;
  registrationNumber: string;
  country: string;
}

/** A name as a set of words in Latin letters, so that order, script, case and marks make no difference. */
function nameKey(name: string): string {
  return [...new Set(transliterate(name).split(" "))].sort().join(" ");
}

// A JSON list of texts holds `"value"` between its quotation marks on both engines.
function listHolds(column: Column, value: string): SQL {
  const pattern = `%${JSON.stringify(value).replace(/[\\%_]/g, "\\$&")}%`;
  return sql`cast(${column} as text) like ${pattern} escape '\\'`;
}

type Shared = Twin["sharedBy"];

/** Whether two lists of names have one in common, in whatever script and order of words. */
export function sharedName(names: readonly string[], others: readonly (string | null)[]): boolean {
  const keys = new Set(names.map(nameKey));
  return others.some((other) => other !== null && fold(other) !== "" && keys.has(nameKey(other)));
}

async function findMembers(db: Reader, identity: Identity): Promise<Twin[]> {
  const { names, domains, registryId, whedId } = identity;
  const isAlike = or(
    registryId ? eq(institutions.registryId, registryId) : undefined,
    whedId ? eq(institutions.whedId, whedId) : undefined,
    ...domains.map((domain) => listHolds(institutions.emailDomains, domain)),
    ...names.map((name) => matchesSearch("institutions", institutions.search, institutions.id, name)),
  );
  if (!isAlike) return [];
  const others = identity.institutionId ? ne(institutions.id, identity.institutionId) : undefined;
  const rows = await db
    .select()
    .from(institutions)
    .where(and(isAlike, others))
    .orderBy(asc(institutions.id))
    .limit(200);
  return rows.flatMap((row): Twin[] => {
    const sharedBy = sharedByMember(row, identity);
    return sharedBy ? [{ kind: "member", id: row.id, name: row.nameEn, reference: row.slug, sharedBy }] : [];
  });
}

function sharedByMember(row: typeof institutions.$inferSelect, identity: Identity): Shared | null {
  const { names, domains, registryId, whedId } = identity;
  if (registryId && row.registryId === registryId) return "registry";
  if (whedId && row.whedId === whedId) return "whed";
  if (row.emailDomains.some((domain) => domains.includes(domain))) return "domain";
  return sharedName(names, everyNameOf({ ...row, acronym: null })) ? "name" : null;
}

interface OtherFile {
  id: string;
  name: string;
  caseNumber: string | null;
  registryId: string | null;
  country: string;
  section: string;
  answers: Record<string, unknown>;
}

async function findFiles(db: Reader, identity: Identity): Promise<Twin[]> {
  const { names, domains, registryId, whedId, registrationNumber } = identity;
  const { answers } = applicationSections;
  const isAlike = or(
    registryId ? eq(applications.registryId, registryId) : undefined,
    whedId ? listHolds(answers, whedId) : undefined,
    registrationNumber ? listHolds(answers, registrationNumber) : undefined,
    ...domains.map((domain) => listHolds(answers, domain)),
    ...names.map((name) => matchesSearch("applications", applications.search, applications.id, name)),
  );
  if (!isAlike) return [];
  const isOther = and(isNotNull(applications.caseNumber), ne(applications.id, identity.applicationId));
  const rows = await db
    .select({
      id: applications.id,
      name: applications.institutionName,
      caseNumber: applications.caseNumber,
      registryId: applications.registryId,
      country: applications.country,
      section: applicationSections.section,
      answers,
    })
    .from(applications)
    .innerJoin(applicationSections, eq(applicationSections.applicationId, applications.id))
    .where(and(isOther, isAlike, inArray(applicationSections.section, ["identity", "legal"])))
    .orderBy(...strongestFirst(identity), desc(applications.submittedAt), asc(applications.id))
    .limit(MOST_ROWS);
  return rows.flatMap((row): Twin[] => {
    const sharedBy = sharedByFile(row, identity);
    return sharedBy
      ? [{ kind: "application", id: row.id, name: row.name, reference: row.caseNumber ?? "", sharedBy }]
      : [];
  });
}

// What shares an identifier is never crowded out by the many that share a word.
function strongestFirst({ registryId, domains }: Identity): SQL[] {
  const { answers } = applicationSections;
  const signs = [
    ...(registryId ? [eq(applications.registryId, registryId)] : []),
    ...domains.map((domain) => listHolds(answers, domain)),
  ];
  return signs.length > 0 ? [sql`case when ${or(...signs)} then 0 else 1 end`] : [];
}

function sharedByFile(row: OtherFile, identity: Identity): Shared | null {
  const { section, answers } = row;
  if (identity.registryId && row.registryId === identity.registryId) return "registry";
  if (section === "identity" && identity.whedId && answers.whed_id === identity.whedId) return "whed";
  const isSameNumber =
    section === "legal" && identity.registrationNumber && answers.reg_no === identity.registrationNumber;
  if (isSameNumber && row.country === identity.country) return "registration";
  if (section !== "identity") return null;
  const domains = Array.isArray(answers.email_domains) ? answers.email_domains : [];
  if (identity.domains.some((domain) => domains.includes(domain))) return "domain";
  return sharedName(identity.names, [row.name, ...namesOf(answers)]) ? "name" : null;
}

/** Every name in the answers of the identity section: official, translated, other and former. */
export function namesOf(identity: Record<string, unknown>): string[] {
  const { name_official, name_other } = identity;
  const others = Array.isArray(name_other) ? name_other.map((other: { value?: unknown } | null) => other?.value) : [];
  return [name_official, ...LOCALES.map((locale) => identity[`name_${locale}`]), ...others].filter(
    (name) => typeof name === "string" && name.trim() !== "",
  ) as string[];
}

const STRENGTH: readonly Shared[] = ["registry", "whed", "registration", "domain", "name"];

/** Members and other files that share an identifier, a domain or a name with this one; the strongest sign of each. */
export async function findTwins(db: Reader, identity: Identity): Promise<Twin[]> {
  const found = [...(await findMembers(db, identity)), ...(await findFiles(db, identity))];
  const byStrength = found.sort((a, b) => STRENGTH.indexOf(a.sharedBy) - STRENGTH.indexOf(b.sharedBy));
  const strongest = new Map(byStrength.toReversed().map((twin) => [`${twin.kind} ${twin.id}`, twin]));
  return byStrength.filter((twin) => strongest.get(`${twin.kind} ${twin.id}`) === twin).slice(0, MOST_TWINS);
}
