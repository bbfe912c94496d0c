import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { placesOf } from "../project/open-places.ts";
import { type Audience, worksFor } from "../project/project.policy.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";

function listListed(db: Reader, leadIds: string[]) {
  const { status, needId, answeredAt } = projectInterests;
  return db
    .select({
      project: { id: projects.id, slug: projects.slug, institutionId: projects.leadInstitutionId, ...titleColumns },
      need: { id: projectNeeds.id, number: projectNeeds.number },
      at: answeredAt,
    })
    .from(projectInterests)
    .innerJoin(projects, eq(projects.id, projectInterests.projectId))
    .innerJoin(projectNeeds, eq(projectNeeds.id, needId))
    .where(
      and(
        inArray(projects.leadInstitutionId, leadIds),
        eq(status, "waiting_list"),
        inArray(projects.status, EDITABLE_ON_BOARD),
      ),
    )
    .orderBy(asc(answeredAt), asc(projectInterests.id));
}

/** The own projects with a place nobody holds and institutions on the waiting list for it: how many, and since when. */
export async function listFreePlaces(db: Reader, audience: Audience) {
  const ids = worksFor(audience, "lead_projects");
  const listed = ids.length === 0 ? [] : await listListed(db, ids);
  if (listed.length === 0) return [];
  const inThese = inArray(projectPartners.projectId, [...new Set(listed.map(({ project }) => project.id))]);
  const partners = await db.select().from(projectPartners).where(inThese);
  const byProject = Map.groupBy(
    listed.filter(({ need }) => placesOf(need, partners).unoffered > 0),
    ({ project }) => project.id,
  );
  const time = (moment: Date | null) => moment?.getTime() ?? 0;
  // It waits since both were there: somebody on the list, and the place.
  const sinceOf = ({ need, at }: (typeof listed)[number]) => {
    const left = partners.filter(({ needId, status }) => needId === need.id && status !== "confirmed");
    return Math.max(time(at), ...left.map(({ answeredAt }) => time(answeredAt)));
  };
  return [...byProject.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    return [{ ...first.project, total: rows.length, since: new Date(Math.min(...rows.map(sinceOf))) }];
  });
}
