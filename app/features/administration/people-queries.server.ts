import { and, asc, count, eq, inArray, isNull, like, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import type { Role } from "#db/vocabulary.ts";

const PAGE_SIZE = 50;

export interface PersonFilter {
  /** Part of an e-mail address: addresses are stored in lower case, so both engines compare them alike. */
  query: string;
  page: number;
}

export interface PersonLine {
  id: string;
  name: string;
  email: string;
  isVerified: boolean;
  isSuspended: boolean;
  roles: { grantId: string; role: Role; countries: string[] | null; isStaffRole: boolean }[];
}

export const STAFF_ROLES = ["coordinator", "council", "administrator"] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];
const isStaffRole = (role: Role) => STAFF_ROLES.some((staffRole) => staffRole === role);

function matching(query: string): SQL | undefined {
  const plain = query.trim().replace(/[\\%_]/g, "");
  return plain ? like(users.email, `%${plain.toLowerCase()}%`) : undefined;
}

/** One page of the people with an account, by name, each with the roles now held. */
export async function listPeople(db: Reader, { query, page }: PersonFilter) {
  const where = matching(query);
  const [counted] = await db.select({ total: count() }).from(users).where(where);
  const rows = await db
    .select()
    .from(users)
    .where(where)
    .orderBy(asc(users.name), asc(users.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const held = await rolesOf(
    db,
    rows.map(({ id }) => id),
  );
  return { people: rows.map((row) => personLine(row, held)), total: counted?.total ?? 0, pageSize: PAGE_SIZE };
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
    .map(({ id, role, countries }) => ({ grantId: id, role, countries, isStaffRole: isStaffRole(role) }));
  const { id, name, email } = row;
  return { id, name, email, isVerified: row.emailVerifiedAt !== null, isSuspended: row.suspendedAt !== null, roles };
}
