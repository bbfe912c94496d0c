import { and, count, eq, inArray, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects } from "#db/schema/projects.ts";
import { needFacts, type ProjectFacts, topicsOf } from "./match-facts.ts";

function readRows(db: Reader, ids: readonly string[]) {
  return db
    .select({
      id: projects.id,
      isSeeking: projects.isSeekingPartners,
      title: projects.titleEn,
      titles: projects.translatedTitles,
      summary: projects.summary,
      leadId: institutions.id,
      leadCountry: institutions.country,
      leadOffers: institutions.offers,
    })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(inArray(projects.id, [...ids]));
}

const readNeeds = (db: Reader, ids: readonly string[]) =>
  db
    .select()
    .from(projectNeeds)
    .where(inArray(projectNeeds.projectId, [...ids]))
    .orderBy(projectNeeds.position);

/** How many places of each partner wanted are taken. */
async function readTaken(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string | null, number>> {
  const { projectId, needId, status } = projectPartners;
  const rows = await db
    .select({ needId, taken: count() })
    .from(projectPartners)
    .where(and(inArray(projectId, [...ids]), eq(status, "confirmed"), isNotNull(needId)))
    .groupBy(needId);
  return new Map(rows.map((row) => [row.needId, row.taken]));
}

type Sought = Pick<ProjectFacts, "id" | "leadId" | "leadCountry" | "leadOffers" | "needs" | "topics">;

/** Whom some projects look for, who leads them, and what they are about in words. */
export async function readSought(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Sought>> {
  const [rows, needs, taken] = await Promise.all([readRows(db, ids), readNeeds(db, ids), readTaken(db, ids)]);
  const wanted = Map.groupBy(needs, ({ projectId }) => projectId);
  return new Map(
    rows.map(({ id, isSeeking, title, titles, summary, ...lead }) => {
      const theirs = isSeeking ? (wanted.get(id) ?? []) : [];
      const open = theirs.map((need) => needFacts(need, need.number - (taken.get(need.id) ?? 0)));
      return [id, { id, ...lead, needs: open, topics: topicsOf(title, ...Object.values(titles), summary) }];
    }),
  );
}
