import { and, asc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { setTimeout } from "node:timers/promises";
import type { Job } from "#app/platform/clockwork.server.ts";
import { renewSomeTexts } from "#app/platform/repair-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectMemberTexts, projectNeeds, projects } from "#db/schema/projects.ts";
import { searchText } from "#db/search.server.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { touchBoard } from "./board-version.server.ts";
import { initiativeTitlesOf } from "./project-initiatives.server.ts";
import { POSTING_FIELDS } from "./posting-fields.ts";
import { readTextsOf } from "./project-texts.server.ts";
import { rowValues } from "./row-answers.server.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";
import { type ProjectTexts, valuesOfTexts } from "./text-fields.ts";
import { everyNameOf } from "#app/features/members/institution/institution-names.ts";

type Row = typeof projects.$inferSelect;
type Need = typeof projectNeeds.$inferSelect;
type Lead = typeof institutions.$inferSelect;

interface Written {
  row: Row;
  texts: ProjectTexts;
  /** What the lead and the partners that have confirmed are called. */
  names: readonly string[];
}

const WRITTEN: readonly string[] = ["line", "prose"];

/** What was written in answer to the questions whose answers these readers read. */
function writtenFor(readBy: "everyone" | "members", { row, texts }: Omit<Written, "names">): (string | undefined)[] {
  const values: Readonly<Record<string, unknown>> = { ...rowValues(row), ...valuesOfTexts(texts) };
  const read = POSTING_FIELDS.filter((field) => field.readBy === readBy && WRITTEN.includes(field.kind));
  return read.map(({ key }) => values[key] as string | undefined);
}

/** What everybody who may see the project finds it by: only what stands in its public part. */
function publicParts(written: Written, needs: Need[], initiatives: readonly string[] = []) {
  return [...writtenFor("everyone", written), ...needs.map(({ role }) => role), ...written.names, ...initiatives];
}

/** What only members read, and so only they find it by. */
function memberParts(written: Written, needs: Need[]) {
  return [...writtenFor("members", written), ...needs.flatMap(({ expertise, tasks }) => [expertise, tasks])];
}

/** Writes anew what a project that was handed in is found by, in the transaction that changed its answers. */
export async function refreshProjectSearch(tx: Tx, projectId: string): Promise<void> {
  await writeSearch(tx, await tx.select().from(projects).where(eq(projects.id, projectId)));
}

/** The same of every project that supports an initiative, whose titles may have changed. */
export async function refreshSearchOfSupporting(
  { withTransaction }: Pick<Services, "withTransaction">,
  initiativeId: string,
): Promise<void> {
  await withTransaction(async (tx) => {
    const { projectId: id } = projectInitiatives;
    const supporting = tx
      .select({ id })
      .from(projectInitiatives)
      .where(eq(projectInitiatives.initiativeId, initiativeId));
    await writeSearch(tx, await tx.select().from(projects).where(inArray(projects.id, supporting)));
  });
}

/** The same of every project that was handed in and that an institution leads or takes part in, whose names have changed. */
export async function refreshSearchOfTheirs(tx: Tx, institutionId: string): Promise<void> {
  const joined = tx
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(eq(projectPartners.institutionId, institutionId), eq(projectPartners.status, "confirmed")));
  const isTheirs = or(eq(projects.leadInstitutionId, institutionId), inArray(projects.id, joined));
  await writeSearch(
    tx,
    await tx
      .select()
      .from(projects)
      .where(and(isTheirs, isNotNull(projects.submittedAt))),
  );
}

async function writeSearch(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const needs = await needsOf(tx, ids);
  const leadIds = rows.map(({ leadInstitutionId }) => leadInstitutionId);
  const leads = await leadsOf(tx, leadIds);
  const partners = await partnersOf(tx, ids);
  const titles = await initiativeTitlesOf(tx, ids);
  const textsOf = await readTextsOf(tx, ids);
  for (const row of rows) {
    const wanted = needs.filter(({ projectId }) => projectId === row.id);
    const lead = leads.find(({ id }) => id === row.leadInstitutionId);
    const names = [...namesOf(lead), ...(partners.get(row.id) ?? []).flatMap(({ one, name }) => name ?? namesOf(one))];
    const written = { row, texts: textsOf(row.id), names };
    const open = publicParts(written, wanted, titles.get(row.id));
    await tx
      .update(projects)
      .set({ search: searchText(...open) })
      .where(eq(projects.id, row.id));
    const search = searchText(...open, ...memberParts(written, wanted));
    await tx
      .insert(projectMemberTexts)
      .values({ id: row.id, search })
      .onConflictDoUpdate({ target: projectMemberTexts.id, set: { search } });
  }
  await touchBoard(tx, ...ids);
}

const namesOf = (institution: Lead | null | undefined) =>
  institution ? everyNameOf({ ...institution, otherNames: [] }) : [];

/** Who takes part in some projects and is named there. */
async function partnersOf(db: Reader, ids: string[]) {
  const { projectId, institutionId, externalName, status } = projectPartners;
  const rows = await db
    .select({ projectId, name: externalName, one: institutions })
    .from(projectPartners)
    .leftJoin(institutions, eq(institutions.id, institutionId))
    .where(and(inArray(projectId, ids), eq(status, "confirmed")))
    .orderBy(asc(projectPartners.id));
  return Map.groupBy(rows, (row) => row.projectId);
}

const needsOf = (db: Reader, ids: string[]) =>
  db.select().from(projectNeeds).where(inArray(projectNeeds.projectId, ids)).orderBy(asc(projectNeeds.position));
const leadsOf = (db: Reader, ids: string[]) => db.select().from(institutions).where(inArray(institutions.id, ids));

const TEXTS = {
  ...SEARCH_TEXTS,
  readAfter: (db: Reader, id: string, limit: number) =>
    db.select().from(projects).where(gt(projects.id, id)).orderBy(asc(projects.id)).limit(limit),
  write: async (tx: Tx, rows: readonly Row[]) => {
    const handedIn = rows.filter(({ submittedAt }) => submittedAt !== null);
    await writeSearch(tx, handedIn);
    return handedIn.length;
  },
  count: (db: Reader) => db.$count(projects),
};

/** One project at a time: what it is found by is put together from all it says. */
const AT_ONCE = 1;
const PAUSE_MS = 5;
/** Shorter than the time to the next run, and than what a stopping portal waits. */
const TURN_MS = 4000;

/** Brings what projects of an older release are found by up to date at one go, where nobody waits for it. */
export async function repairProjectSearch(services: Pick<Services, "withTransaction" | "clock">): Promise<number> {
  let all = 0;
  for (;;) {
    const { written, isOver } = await renewSomeTexts<Row>(services, TEXTS, 200);
    all += written;
    if (isOver) return all;
  }
}

/**
 * The same while the portal answers, with a pause after each project: until then it is found by what stood there.
 * @returns how many were written in this turn
 */
export async function renewProjectSearch(
  services: Pick<Services, "withTransaction" | "clock">,
  turnMs = TURN_MS,
): Promise<number> {
  const until = performance.now() + turnMs;
  let all = 0;
  do {
    const { written, isOver } = await renewSomeTexts<Row>(services, TEXTS, AT_ONCE);
    all += written;
    if (isOver) return all;
    await setTimeout(PAUSE_MS);
  } while (performance.now() < until);
  return all;
}

export const renewProjectSearchJob: Job<Services> = {
  name: "renew-project-search",
  cron: "*/5 * * * * *",
  work: (services) => renewProjectSearch(services),
};
