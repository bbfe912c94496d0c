import { and, asc, eq, inArray } from "drizzle-orm";
import { aliasedTable } from "drizzle-orm";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";

const askers = aliasedTable(users, "askers");

const named = { id: institutions.id, slug: institutions.slug, country: institutions.country, ...nameColumns };

const selectAsks = (db: Reader) =>
  db
    .select({
      ask: asks,
      asker: { id: askers.id, name: askers.name, email: askers.email },
      institution: named,
      term: termColumns,
    })
    .from(asks)
    .innerJoin(askers, eq(askers.id, asks.askedById))
    .innerJoin(institutions, eq(institutions.id, asks.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, asks.institutionId));

/** An ask with who asks. */
export type FullAsk = Awaited<ReturnType<typeof selectAsks>>[number];

export async function readAsk(db: Reader, id: string): Promise<FullAsk | null> {
  const [row] = await selectAsks(db).where(eq(asks.id, id));
  return row ?? null;
}

export const readAsks = async (db: Reader, ids: readonly string[]): Promise<FullAsk[]> =>
  ids.length === 0
    ? []
    : selectAsks(db)
        .where(inArray(asks.id, [...ids]))
        .orderBy(asc(asks.id));

const selectAsked = (db: Reader) =>
  db
    .select({ asked: askedMembers, institution: named, answeredBy: users.name, term: termColumns })
    .from(askedMembers)
    .innerJoin(institutions, eq(institutions.id, askedMembers.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, askedMembers.institutionId))
    .leftJoin(users, eq(users.id, askedMembers.answeredById));

/** A member that was asked. */
export type FullAsked = Awaited<ReturnType<typeof selectAsked>>[number];

/** Those that an ask was sent to, in the order in which they were chosen. */
export const listAsked = (db: Reader, askId: string): Promise<FullAsked[]> =>
  selectAsked(db).where(eq(askedMembers.askId, askId)).orderBy(asc(askedMembers.id));

export async function findAsked(db: Reader, askId: string, institutionId: string): Promise<FullAsked | null> {
  const isIt = and(eq(askedMembers.askId, askId), eq(askedMembers.institutionId, institutionId));
  const [row] = await selectAsked(db).where(isIt);
  return row ?? null;
}

/** Those that have offered help. */
export const offersOf = (rows: readonly FullAsked[]) => rows.filter(({ asked }) => asked.answer === "can_help");
