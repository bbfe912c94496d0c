import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { beginningAsKept } from "#app/platform/email-address.ts";
import type { Reader } from "#db/index.server.ts";
import { queryWords, transliterate } from "#db/search.server.ts";
import { oneTimeTokens, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";
import { GIVEN_ROLES } from "./people.schema.ts";

const PAGE_SIZE = 50;

interface PersonFilter {
  /** Part of an e-mail address or of a name, in any script and case; every character means itself. */
  query: string;
  /** Only people who now hold this role; null for all. */
  role: Role | null;
  page: number;
}

interface PersonLine {
  id: string;
  name: string;
  email: string;
  isVerified: boolean;
  isSuspended: boolean;
  roles: { grantId: string; role: Role; countries: string[] | null; isGivenRole: boolean }[];
}

export type GivenRole = (typeof GIVEN_ROLES)[number];
const isGivenRole = (role: Role) => GIVEN_ROLES.some((staffRole) => staffRole === role);

// Engines compare letters outside ASCII each in its own way, so names are compared here: accounts are some thousands.
async function findMatching(db: Reader, { query, role }: Omit<PersonFilter, "page">): Promise<string[]> {
  const holders = db
    .select({ id: grants.userId })
    .from(grants)
    .where(and(role ? eq(grants.role, role) : undefined, isNull(grants.revokedAt)));
  const all = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(role ? inArray(users.id, holders) : undefined)
    .orderBy(asc(users.name), asc(users.id));
  const typed = beginningAsKept(query);
  const words = typed.includes("@") ? [] : queryWords(typed);
  const isMeant = ({ name, email }: { name: string; email: string }) => {
    const folded = ` ${transliterate(name)}`;
    const isNamed = words.length > 0 && words.every((word) => folded.includes(` ${word}`));
    return email.includes(typed) || isNamed;
  };
  return all.filter((person) => typed === "" || isMeant(person)).map(({ id }) => id);
}

/** One page of the people with an account, by name, each with the roles now held. */
export async function listPeople(db: Reader, { page, ...filter }: PersonFilter) {
  const ids = await findMatching(db, filter);
  const shown = ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const rows = shown.length > 0 ? await db.select().from(users).where(inArray(users.id, shown)) : [];
  rows.sort((a, b) => shown.indexOf(a.id) - shown.indexOf(b.id));
  const held = await rolesOf(db, shown);
  return { people: rows.map((row) => personLine(row, held)), total: ids.length, pageSize: PAGE_SIZE };
}

/** One person; null when there is none. */
export async function findPerson(db: Reader, id: string): Promise<PersonLine | null> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  return row ? personLine(row, await rolesOf(db, [id])) : null;
}

type GrantRow = typeof grants.$inferSelect;

async function rolesOf(db: Reader, userIds: string[]): Promise<GrantRow[]> {
  if (userIds.length === 0) return [];
  return db
    .select()
    .from(grants)
    .where(and(inArray(grants.userId, userIds), isNull(grants.revokedAt)))
    .orderBy(asc(grants.createdAt), asc(grants.id));
}

function personLine(row: typeof users.$inferSelect, held: GrantRow[]): PersonLine {
  const roles = held
    .filter(({ userId }) => userId === row.id)
    .map(({ id, role, countries }) => ({ grantId: id, role, countries, isGivenRole: isGivenRole(role) }));
  const { id, name, email } = row;
  return { id, name, email, isVerified: row.emailVerifiedAt !== null, isSuspended: row.suspendedAt !== null, roles };
}

/** Invitations to serve the association that nobody has accepted yet, newest first. */
export async function listStaffInvitations(db: Reader, now: Date) {
  const isOpen = and(eq(oneTimeTokens.purpose, "invitation"), isNull(oneTimeTokens.usedAt));
  const { email, grantedRole: role, grantedCountries: countries, expiresAt } = oneTimeTokens;
  const rows = await db
    .select({ email, role, countries, expiresAt })
    .from(oneTimeTokens)
    .where(and(isOpen, isNull(oneTimeTokens.grantedInstitutionId), gt(expiresAt, now)))
    .orderBy(asc(expiresAt));
  return rows.flatMap(({ role: given, ...rest }) => (given ? [{ ...rest, role: given }] : []));
}
