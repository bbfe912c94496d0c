import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { belongsToInstitution, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { inScopeOf } from "#app/features/projects/project/project-audience.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { pageHidings, pageReports } from "#db/schema/moderation.ts";
import { projects } from "#db/schema/projects.ts";
import { lastHiding, openReports } from "./judge-page.server.ts";
import { benchFor, loadPage, type Page } from "./load-page.server.ts";
import { keyOf, type PageRef } from "./moderation.ts";

/** So many pages are looked through at most. */
const MOST_READ = 500;

/** A page about which something waits for a coordinator. */
interface WaitingPage {
  ref: PageRef;
  /** Of what waits longest. */
  since: Date;
  reports: number;
  /** Its authors ask for a second look. */
  isAskedAgain: boolean;
}

interface Row {
  projectId: string | null;
  resultId: string | null;
  institutionId: string | null;
  ownerId: string;
  since: Date;
  reports: number;
  /** Its reader reported or hid it. */
  isConcerned: boolean;
  isAskedAgain: boolean;
}

const { projectId, resultId, institutionId, reporterId, createdAt, outcome } = pageReports;
const since = sql`min(${createdAt})`.mapWith(createdAt);

/** What is reported, each page once however often. */
const ofReports = ({ id }: Viewer) => ({
  ...{ projectId, resultId, institutionId, since, reports: sql`count(*)`.mapWith(Number) },
  isConcerned: sql`max(case when ${reporterId} = ${id} then 1 else 0 end)`.mapWith(Boolean),
});

async function readRows(db: Reader, viewer: Viewer): Promise<Row[]> {
  const isWaiting = and(isNull(outcome), inScopeOf(viewer));
  const ofProjects = await db
    .select({ ...ofReports(viewer), ownerId: projects.leadInstitutionId })
    .from(pageReports)
    .innerJoin(projects, eq(projects.id, projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(isWaiting)
    .groupBy(projectId, resultId, institutionId, projects.leadInstitutionId)
    .orderBy(asc(since))
    .limit(MOST_READ);
  const ofMembers = await db
    .select({ ...ofReports(viewer), ownerId: institutions.id })
    .from(pageReports)
    .innerJoin(institutions, eq(institutions.id, institutionId))
    .where(isWaiting)
    .groupBy(projectId, resultId, institutionId, institutions.id)
    .orderBy(asc(since))
    .limit(MOST_READ);
  const { askedAgainAt, settledAt, hiddenById } = pageHidings;
  const asked = await db
    .select({
      ...{ projectId: pageHidings.projectId, resultId: pageHidings.resultId, institutionId: sql<null>`null` },
      ...{ ownerId: projects.leadInstitutionId, hiddenById, since: askedAgainAt },
    })
    .from(pageHidings)
    .innerJoin(projects, eq(projects.id, pageHidings.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(isNotNull(askedAgainAt), isNull(settledAt), inScopeOf(viewer)))
    .orderBy(asc(askedAgainAt))
    .limit(MOST_READ);
  const reported = [...ofProjects, ...ofMembers].map((row) => ({ ...row, isAskedAgain: false }));
  const again = asked.flatMap(({ since, hiddenById, ...row }) =>
    since ? [{ ...row, since, reports: 0, isConcerned: hiddenById === viewer.id, isAskedAgain: true }] : [],
  );
  return [...reported, ...again];
}

function refOf({ projectId: project, resultId: result, institutionId: member }: Row): PageRef {
  if (result) return { kind: "result", id: result };
  return project ? { kind: "project", id: project } : { kind: "institution", id: member ?? "" };
}

/** Only what may concern the coordinator is looked into. */
async function isTheirs(
  db: Reader,
  ref: PageRef,
  rows: readonly Row[],
  viewer: Viewer,
  today: string,
): Promise<boolean> {
  const isOwn = rows.some(({ ownerId }) => belongsToInstitution(viewer, ownerId));
  if (!isOwn && !rows.some(({ isConcerned }) => isConcerned)) return true;
  const page = await loadPage(db, ref, today);
  return page !== null && (await benchFor(db, page, viewer, await concernedIn(db, page))).isJudge;
}

/** Whom a page concerns beside its authors: who reported it, or hid it. */
async function concernedIn(db: Reader, page: Page): Promise<(string | null)[]> {
  const reports = await openReports(db, page);
  const hiding = await lastHiding(db, page);
  const isAskedAgain = hiding !== null && hiding.askedAgainAt !== null && hiding.settledAt === null;
  return [...reports.map((one) => one.reporterId), ...(isAskedAgain ? [hiding.hiddenById] : [])];
}

/** The pages about which something waits for a coordinator, the longest waiting first; none for everybody else. */
async function listWaitingPages(db: Reader, viewer: Viewer, today: string): Promise<WaitingPage[]> {
  if (!isCoordinator(viewer)) return [];
  const byPage = Map.groupBy(await readRows(db, viewer), (row) => keyOf(refOf(row)));
  const waiting: WaitingPage[] = [];
  for (const rows of byPage.values()) {
    const [first] = rows;
    if (!first) continue;
    const ref = refOf(first);
    if (!(await isTheirs(db, ref, rows, viewer, today))) continue;
    const since = new Date(Math.min(...rows.map((row) => row.since.getTime())));
    const reports = rows.reduce((sum, row) => sum + row.reports, 0);
    waiting.push({ ref, since, reports, isAskedAgain: rows.some(({ isAskedAgain }) => isAskedAgain) });
  }
  return waiting.sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** How many of them there are. */
export const countWaitingPages = async (db: Reader, viewer: Viewer, today: string): Promise<number> =>
  (await listWaitingPages(db, viewer, today)).length;

/** The first of them as they stand now; a page that is no more is left out. */
export async function readWaitingPages(
  db: Reader,
  viewer: Viewer,
  { today, most }: { today: string; most: number },
): Promise<(WaitingPage & { page: Page })[]> {
  const waiting = (await listWaitingPages(db, viewer, today)).slice(0, most);
  const pages = await Promise.all(waiting.map(({ ref }) => loadPage(db, ref, today)));
  return waiting.flatMap((one, index) => {
    const page = pages[index];
    return page ? [{ ...one, page }] : [];
  });
}
