import { and, asc, count, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { matchesSearch } from "#db/search.server.ts";
import type { ApplicationStatus, Locale } from "#db/vocabulary.ts";
import { listedInstitutions } from "./application-names.server.ts";
import { nextActor } from "./application.ts";
import { daysSince, deadlineView } from "./review-dates.server.ts";
import { QUEUE_PAGE_SIZE, QUEUE_STATES, type QueueFilter, type QueueState, STATUSES_OF } from "./review-filter.ts";
import { isVisibleTo, isWaitingFor } from "./review-scope.server.ts";

interface Asked {
  viewer: Viewer;
  filter: QueueFilter;
  locale: Locale;
  now: Date;
}

function isInPlace(place: string): SQL | undefined {
  const codes = COUNTRIES.filter(
    ({ code, region, subregion }) => code === place || region === place || subregion === place,
  );
  return inArray(
    applications.country,
    codes.map(({ code }) => code),
  );
}

/** Everything but the state, so that the tabs can count. */
function isWanted({ viewer, filter, now }: Asked): SQL | undefined {
  const { q, place, owner, overdue } = filter;
  const isOwned =
    owner === "me"
      ? eq(applications.coordinatorId, viewer.id)
      : owner === "nobody"
        ? isNull(applications.coordinatorId)
        : undefined;
  return and(
    isVisibleTo(viewer),
    matchesSearch("applications", applications.search, applications.id, q),
    place ? isInPlace(place) : undefined,
    isOwned,
    overdue ? and(lt(applications.dueAt, now), inArray(applications.status, [...STATUSES_OF.open])) : undefined,
  );
}

const ORDERS: Record<QueueFilter["sort"], SQL[]> = {
  due: [sql`${applications.dueAt} is null`, asc(applications.dueAt), asc(applications.id)],
  age: [asc(applications.submittedAt), asc(applications.id)],
  name: [asc(applications.institutionName), asc(applications.id)],
  newest: [desc(applications.submittedAt), asc(applications.id)],
};

async function countStates(db: Reader, asked: Asked): Promise<Record<QueueState, number>> {
  const rows = await db
    .select({ status: applications.status, total: count() })
    .from(applications)
    .where(isWanted(asked))
    .groupBy(applications.status);
  const totals = new Map(rows.map(({ status, total }) => [status, total]));
  const sum = (statuses: readonly ApplicationStatus[]) =>
    statuses.reduce((total, status) => total + (totals.get(status) ?? 0), 0);
  return Object.fromEntries(QUEUE_STATES.map((state) => [state, sum(STATUSES_OF[state])])) as Record<
    QueueState,
    number
  >;
}

const columns = {
  id: applications.id,
  caseNumber: applications.caseNumber,
  status: applications.status,
  category: applications.category,
  institutionName: applications.institutionName,
  country: applications.country,
  coordinatorId: applications.coordinatorId,
  submittedAt: applications.submittedAt,
  statusChangedAt: applications.statusChangedAt,
  dueAt: applications.dueAt,
  coordinatorName: users.name,
};
type Row = { [Name in keyof typeof columns]: (typeof columns)[Name]["_"]["data"] | null } & {
  id: string;
  institutionName: string;
  status: ApplicationStatus;
  statusChangedAt: Date;
};

/** One page of the queue, with the number of files in each state. */
export async function listReviewQueue(db: Reader, asked: Asked) {
  const { filter } = asked;
  const counts = await countStates(db, asked);
  const rows = await db
    .select(columns)
    .from(applications)
    .leftJoin(users, eq(users.id, applications.coordinatorId))
    .where(and(isWanted(asked), inArray(applications.status, [...STATUSES_OF[filter.state]])))
    .orderBy(...ORDERS[filter.sort])
    .limit(QUEUE_PAGE_SIZE)
    .offset((filter.page - 1) * QUEUE_PAGE_SIZE);
  const institutionOf = await listedInstitutions(db, rows, asked.locale);
  const items = rows.map((row) => ({ ...rowView(row, asked), ...institutionOf(row) }));
  return { items, counts, total: counts[filter.state] };
}

function rowView(row: Row, { viewer, locale, now }: Asked) {
  return {
    id: row.id,
    caseNumber: row.caseNumber ?? "",
    country: countryName(row.country ?? "", locale),
    category: row.category ?? "full",
    status: row.status,
    nextActor: nextActor(row.status),
    deadline: nextActor(row.status) ? deadlineView(row.dueAt, now, locale) : null,
    ageDays: daysSince(row.submittedAt ?? row.statusChangedAt, now),
    stateDays: daysSince(row.statusChangedAt, now),
    owner: row.coordinatorName,
    isMine: row.coordinatorId === viewer.id,
    nextStep: nextStep(row, viewer),
  };
}

export type QueueRow = Awaited<ReturnType<typeof listReviewQueue>>["items"][number];

/** What this person can do with a file next, as a key of the catalogue. */
function nextStep({ status, coordinatorId }: Row, viewer: Viewer) {
  if (status === "submitted") return "take";
  if (status === "in_check") return coordinatorId === viewer.id ? "check" : coordinatorId ? "with_owner" : "assign";
  if (status === "info_requested") return "with_applicant";
  if (status === "recommended") return "decide";
  return "read";
}

/** What waits for this person, soonest first, for the inbox; `total` is the number beside the menu entry. */
export async function listReviewWaiting(db: Reader, { viewer, locale, now }: Omit<Asked, "filter">, limit = 20) {
  const { decisionBy } = await getAssociation(db);
  const isWaiting = isWaitingFor(viewer, decisionBy);
  const rows = await db
    .select(columns)
    .from(applications)
    .leftJoin(users, eq(users.id, applications.coordinatorId))
    .where(isWaiting)
    .orderBy(...ORDERS.due)
    .limit(limit);
  const institutionOf = await listedInstitutions(db, rows, locale);
  return rows.map((row) => ({
    id: row.id,
    name: institutionOf(row).name,
    caseNumber: row.caseNumber ?? "",
    nextStep: nextStep(row, viewer),
    deadline: deadlineView(row.dueAt, now, locale),
  }));
}

/** How many files wait for this person. */
export async function countReviewWaiting(db: Reader, viewer: Viewer): Promise<number> {
  const { decisionBy } = await getAssociation(db);
  return db.$count(applications, isWaitingFor(viewer, decisionBy));
}
