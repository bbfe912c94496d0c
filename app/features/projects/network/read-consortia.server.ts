import { and, asc, eq, gt, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { type Run, runOf } from "#app/features/members/year/project-year.ts";
import { runColumns } from "#app/features/members/year/run-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { publishedFor } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";

/** A project that somebody may read, and the institutions that lead it or have confirmed their part. */
export interface Party {
  project: string;
  institutions: string[];
  run: Run | null;
}

type Found = Awaited<ReturnType<typeof publishedAfter>>[number];

const AT_ONCE = 250;

async function withPartners(db: Reader, found: readonly Found[]): Promise<Party[]> {
  const { projectId, institutionId, status } = projectPartners;
  const ids = found.map(({ id }) => id);
  const confirmed = and(inArray(projectId, ids), eq(status, "confirmed"), isNotNull(institutionId));
  const rows = await db.select({ projectId, institutionId }).from(projectPartners).where(confirmed);
  const parties = new Map(
    found.map(({ id, lead, ...dated }) => [id, { project: id, institutions: [lead], run: runOf(dated) }]),
  );
  for (const row of rows) if (row.institutionId) parties.get(row.projectId)?.institutions.push(row.institutionId);
  return [...parties.values()].filter(({ institutions }) => institutions.length > 1);
}

function publishedAfter(db: Reader, audience: Audience, after: string, within?: SQL) {
  return db
    .select({ ...runColumns, id: projects.id, lead: projects.leadInstitutionId })
    .from(projects)
    .where(and(gt(projects.id, after), publishedFor(audience), within))
    .orderBy(asc(projects.id))
    .limit(AT_ONCE);
}

/**
 * Who works with whom in the projects that are published for somebody, a few hundred projects at a time; between them
 * others are answered.
 */
export async function* readConsortia(db: Reader, audience: Audience, within?: SQL): AsyncGenerator<Party[]> {
  for (let after = ""; ;) {
    const found = await publishedAfter(db, audience, after, within);
    const last = found.at(-1);
    if (!last) return;
    yield await withPartners(db, found);
    if (found.length < AT_ONCE) return;
    after = last.id;
    await setImmediate();
  }
}

/** The projects that an institution leads, or has confirmed its part in. */
export function isIn(db: Reader, institution: string): SQL | undefined {
  const joined = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(eq(projectPartners.institutionId, institution), eq(projectPartners.status, "confirmed")));
  return or(eq(projects.leadInstitutionId, institution), inArray(projects.id, joined));
}
