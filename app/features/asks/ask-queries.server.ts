import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { aliasedTable } from "drizzle-orm";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { enquiries, enquiryFindings } from "#db/schema/enquiries.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { endAfterReports } from "./ask.ts";

const askers = aliasedTable(users, "askers");

const named = { id: institutions.id, slug: institutions.slug, country: institutions.country, ...nameColumns };

/** A report of one of those that were asked waits for the secretariat. */
const isHeld = sql<boolean>`exists (select 1 from ${askedMembers} inner join ${enquiries}
  on ${enquiries.id} = ${askedMembers.enquiryId}
  where ${askedMembers.askId} = ${asks.id} and ${enquiries.reportedAt} is not null and ${enquiries.finding} is null
    and not ${enquiries.isReportedBySender})`.mapWith(Boolean);

/** Whoever asks may approach no member any more: the same as by `isBarred`. */
const isStopped = sql<boolean>`exists (select 1 from ${enquiries}
  where ${enquiries.accusedId} = ${asks.askedById} and ${enquiries.finding} = 'abuse')`.mapWith(Boolean);

const selectAsks = (db: Reader) =>
  db
    .select({
      ask: asks,
      isHeld,
      isStopped,
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
  const [row] = await readAsks(db, [id]);
  return row ?? null;
}

/** The reports of each ask that the secretariat has dismissed. */
async function readDismissed(db: Reader, ids: readonly string[]) {
  const rows = await db
    .select({
      askId: askedMembers.askId,
      reportedAt: enquiryFindings.reportedAt,
      foundAt: enquiryFindings.foundAt,
    })
    .from(enquiryFindings)
    .innerJoin(askedMembers, eq(askedMembers.enquiryId, enquiryFindings.enquiryId))
    .where(
      and(
        inArray(askedMembers.askId, [...ids]),
        eq(enquiryFindings.finding, "none"),
        eq(enquiryFindings.isReportedBySender, false),
      ),
    );
  return Map.groupBy(rows, ({ askId }) => askId);
}

export async function readAsks(db: Reader, ids: readonly string[]): Promise<FullAsk[]> {
  if (ids.length === 0) return [];
  const isOne = inArray(asks.id, [...ids]);
  const [rows, dismissed] = [await selectAsks(db).where(isOne).orderBy(asc(asks.id)), await readDismissed(db, ids)];
  return rows.map((row) => {
    const { id, endsAt, closedAt } = row.ask;
    return { ...row, ask: { ...row.ask, endsAt: endAfterReports(endsAt, closedAt, dismissed.get(id) ?? []) } };
  });
}

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
