import { and, count, countDistinct, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { runOf, yearsOfRun } from "#app/features/members/year/project-year.ts";
import { runColumns } from "#app/features/members/year/run-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { onBoardFor, supports } from "../board/board-queries.server.ts";
import type { Audience } from "../project/project.policy.ts";

/** The projects of the board that support an initiative, as far as somebody may open them. */
export const supportingFor = (db: Reader, initiativeId: string, audience: Audience): SQL | undefined =>
  and(onBoardFor(db, audience), supports(db, eq(projectInitiatives.initiativeId, initiativeId)));

interface Supporting {
  projects: number;
  byStatus: ReadonlyMap<ProjectStatus, number>;
  /** How many ran in each year, and how many are only to run in it, the earliest first. */
  byYear: { year: number; ran: number; planned: number }[];
  /** Members that lead such a project or are confirmed partners of one. */
  members: number;
  byCountry: ReadonlyMap<string, number>;
}

/** What the network does for an initiative, as far as somebody may read of it. */
export async function readSupporting(db: Reader, initiativeId: string, audience: Audience): Promise<Supporting> {
  const where = supportingFor(db, initiativeId, audience);
  const rows = await db
    .select(runColumns)
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(where);
  const years = rows.flatMap((row) => {
    const run = runOf(row);
    return run ? [yearsOfRun(run, audience.today)] : [];
  });
  const countries = await countMembers(db, where, audience);
  return {
    projects: rows.length,
    byStatus: countEach(rows.map(({ status }) => status)),
    byYear: byYear(countEach(years.flatMap(({ ran }) => ran)), countEach(years.flatMap(({ planned }) => planned))),
    members: countries.reduce((sum, { number }) => sum + number, 0),
    byCountry: new Map(countries.map(({ country, number }) => [country, number])),
  };
}

function byYear(ran: ReadonlyMap<number, number>, planned: ReadonlyMap<number, number>): Supporting["byYear"] {
  return [...new Set([...ran.keys(), ...planned.keys()])]
    .sort((a, b) => a - b)
    .map((year) => ({ year, ran: ran.get(year) ?? 0, planned: planned.get(year) ?? 0 }));
}

function countEach<Value extends string | number>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The listed members among leads and confirmed partners of some projects, by their countries, those with the most first. */
async function countMembers(db: Reader, where: SQL | undefined, { today }: Audience) {
  const supporting = db
    .select({ id: projects.id, leadId: projects.leadInstitutionId })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(where)
    .as("supporting");
  const leads = db.select({ id: supporting.leadId }).from(supporting);
  const isConfirmed = and(
    eq(projectPartners.status, "confirmed"),
    exists(
      db
        .select({ one: sql`1` })
        .from(supporting)
        .where(eq(supporting.id, projectPartners.projectId)),
    ),
  );
  const partners = db.select({ id: projectPartners.institutionId }).from(projectPartners).where(isConfirmed);
  const rows = await db
    .select({ country: institutions.country, number: count() })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(or(inArray(institutions.id, leads), inArray(institutions.id, partners)), entitled("be_listed", today)))
    .groupBy(institutions.country);
  return rows.sort((one, other) => other.number - one.number || (one.country < other.country ? -1 : 1));
}

/** How many projects support each initiative, by its id, as far as somebody may open them. */
export async function countSupporting(db: Reader, audience: Audience): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: projectInitiatives.initiativeId, number: countDistinct(projects.id) })
    .from(projectInitiatives)
    .innerJoin(projects, eq(projects.id, projectInitiatives.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(onBoardFor(db, audience))
    .groupBy(projectInitiatives.initiativeId);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
