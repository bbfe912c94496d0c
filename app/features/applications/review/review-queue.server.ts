import { and, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { countUnread, listAwaited } from "#app/features/conversations/reading-marks.server.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationStatus, MembershipCategory } from "#db/vocabulary.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { nextActor } from "../file/application.ts";
import { type NextStep, nextStep } from "./next-step.ts";
import { listDuplicates } from "../file/duplicates.server.ts";
import { daysSince, type DeadlineView, deadlineView } from "../file/review-dates.server.ts";
import { lacksReplacement } from "../scoring/review-facets.server.ts";
import { isWaitingFor } from "../file/review-scope.server.ts";
import { type Asked, isFound, isWanted, ORDERS } from "./queue-search.server.ts";
import { QUEUE_PAGE_SIZE, QUEUE_STATES, type QueueState, STATUSES_OF } from "./review-filter.ts";

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

/** What a line of the queue is made of. */
export const queueColumns = {
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
  cameBack: applications.cameBack,
  requestPreparedById: applications.requestPreparedById,
  amendmentProposedById: applications.amendmentProposedById,
  coordinatorName: users.name,
  version: applications.version,
};

/** Whether each row waits for this very person: 1 or 0, on both engines. */
const isForMe = (isWaiting: SQL | undefined) => sql<number>`case when ${isWaiting} then 1 else 0 end`.mapWith(Number);

export type Row = { isForMe: number } & {
  [Name in keyof typeof queueColumns]: (typeof queueColumns)[Name]["_"]["data"] | null;
} & {
  id: string;
  institutionName: string;
  status: ApplicationStatus;
  statusChangedAt: Date;
};

/** One line of the queue. */
export interface QueueRow extends ShownName {
  id: string;
  caseNumber: string;
  country: string;
  category: MembershipCategory;
  status: ApplicationStatus;
  nextActor: ReturnType<typeof nextActor>;
  deadline: DeadlineView | null;
  ageDays: number;
  stateDays: number;
  /** The name of the coordinator whose file it is. */
  owner: string | null;
  isMine: boolean;
  /** It waits for this very person. */
  isForMe: boolean;
  /** What a page that acts on the line has seen. */
  version: number;
  coordinatorId: string | null;
  cameBack: (typeof queueColumns)["cameBack"]["_"]["data"] | null;
  nextStep: NextStep;
}

/** A line of the page, with what was written about the file. */
export interface ListedRow extends QueueRow {
  /** Messages of the applicant that this person has not read. */
  unread: number;
  /** The applicant waits for an answer. */
  isAwaited: boolean;
  /** The case that goes on in the place of this one, which is closed as its duplicate. */
  duplicateOf: string | null;
  /** A reviewer of this person's own file has stepped aside, and nobody was chosen in the place. */
  lacksReviewer: boolean;
}

/** The lines of files found, in the order in which they were. */
export async function readLines(db: Reader, found: { id: string; isForMe: number }[]): Promise<Row[]> {
  const ids = found.map(({ id }) => id);
  const rows = await db
    .select(queueColumns)
    .from(applications)
    .leftJoin(users, eq(users.id, applications.coordinatorId))
    .where(inArray(applications.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, isForMe }) => {
    const row = byId.get(id);
    return row ? [{ ...row, isForMe }] : [];
  });
}

/** One page of the queue, with the number of files in each state. */
export async function listReviewQueue(db: Reader, question: Asked) {
  const { decisionBy, reviewersPerCase } = await getAssociation(db);
  const asked = { ...question, reviewersPerCase };
  const { filter } = asked;
  const counts = await countStates(db, asked);
  const forMe = isForMe(isWaitingFor(asked.viewer, decisionBy));
  const isByTurn = filter.sort === "due" && filter.state !== "closed";
  // Found and put in order from the index alone; only the lines of the page are read.
  const found = await db
    .select({ id: applications.id, isForMe: forMe })
    .from(applications)
    .where(isFound(asked))
    .orderBy(...(isByTurn ? [desc(forMe)] : []), ...ORDERS[filter.sort])
    .limit(QUEUE_PAGE_SIZE)
    .offset((filter.page - 1) * QUEUE_PAGE_SIZE);
  const rows = await readLines(db, found);
  const institutionOf = await listedInstitutions(db, rows, asked.locale);
  const written = await readWritten(db, rows, asked.viewer);
  const duplicates = await listDuplicates(db, rows);
  const short = await listShortOfReviewers(db, rows, reviewersPerCase);
  const items = rows.map((row): ListedRow => ({
    ...rowView(row, asked),
    ...institutionOf(row),
    ...written(row.id),
    duplicateOf: duplicates.get(row.id) ?? null,
    lacksReviewer: row.coordinatorId === asked.viewer.id && short.has(row.id),
  }));
  return { items, counts, total: counts[filter.state], hasReviewers: reviewersPerCase > 0 };
}

async function listShortOfReviewers(db: Reader, rows: readonly Row[], required: number): Promise<ReadonlySet<string>> {
  const isOfThese = inArray(
    applications.id,
    rows.map(({ id }) => id),
  );
  const short = await db
    .select({ id: applications.id })
    .from(applications)
    .where(and(isOfThese, lacksReplacement(required)));
  return new Set(short.map(({ id }) => id));
}

async function readWritten(db: Reader, rows: readonly Row[], viewer: Viewer) {
  const about = { subjectType: "application", subjectIds: rows.map(({ id }) => id) } as const;
  const unread = await countUnread(db, about, { userId: viewer.id, side: "secretariat" });
  const awaited = await listAwaited(db, about);
  return (id: string) => ({ unread: unread.get(id) ?? 0, isAwaited: awaited.has(id) });
}

/** A line without its name. */
export function rowView(row: Row, { viewer, locale, now }: Asked): Omit<QueueRow, keyof ShownName> {
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
    isForMe: row.isForMe === 1,
    version: row.version ?? 0,
    coordinatorId: row.coordinatorId,
    cameBack: row.cameBack,
    nextStep: nextStep(row, viewer),
  };
}
