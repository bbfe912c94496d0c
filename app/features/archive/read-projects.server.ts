import { aliasedTable, and, asc, eq, gt, inArray } from "drizzle-orm";
import { onBoardFor } from "#app/features/projects/board/board-queries.server.ts";
import { POSTING_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { arePartnersShown } from "#app/features/projects/project/project-partners.server.ts";
import { readTextsOf } from "#app/features/projects/project/project-texts.server.ts";
import { valuesOfTexts } from "#app/features/projects/project/text-fields.ts";
import { rowValues, TOPICS } from "#app/features/projects/project/row-answers.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import type { ProjectRecord } from "./archive.schema.ts";
import { type AsOf, ROWS_AT_A_TIME, withoutEmpty } from "./as-of.ts";

const FOR_EVERYBODY: ReadonlySet<string> = new Set(
  POSTING_FIELDS.filter(({ readBy, kind }) => readBy === "everyone" && kind !== "list").map(({ key }) => key),
);

const partnerInstitutions = aliasedTable(institutions, "partner_institutions");

/** What stands beside the rows of some projects, as far as everybody may read it. */
async function readBeside(db: Reader, ids: readonly string[], today: string) {
  const topics = await db
    .select()
    .from(projectTopics)
    .where(inArray(projectTopics.projectId, [...ids]))
    .orderBy(asc(projectTopics.code));
  const needs = await db
    .select()
    .from(projectNeeds)
    .where(inArray(projectNeeds.projectId, [...ids]))
    .orderBy(asc(projectNeeds.position));
  const { projectId, institutionId, externalName, country, role, needId, invitedAt, id } = projectPartners;
  const partners = await db
    .select({ projectId, needId, externalName, country, role, member: partnerInstitutions.slug })
    .from(projectPartners)
    .leftJoin(partnerInstitutions, eq(partnerInstitutions.id, institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(arePartnersShown(ids, today))
    .orderBy(asc(invitedAt), asc(id));
  return { topics, needs, partners, textsOf: await readTextsOf(db, ids) };
}

// Goals are numbers, other codes are words.
const inOrder = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1);

type Beside = Awaited<ReturnType<typeof readBeside>>;
interface Found {
  project: typeof projects.$inferSelect;
  lead: string;
}

function recordOf({ project, lead }: Found, beside: Beside): ProjectRecord {
  const { id, slug, status, translatedTitles, isSeekingPartners, answerBy, finalSummary } = project;
  // Titles stand beside the answers.
  const texts = valuesOfTexts({ ...beside.textsOf(id), title: {} });
  const answers = Object.entries({ ...rowValues(project), ...texts }).filter(([key]) => FOR_EVERYBODY.has(key));
  const topics = beside.topics.filter(({ projectId }) => projectId === id);
  const codesOf = (wanted: string) => topics.filter(({ kind }) => kind === wanted).map(({ code }) => code);
  const chosen = Object.entries(TOPICS).map(([name, kind]) => [name, codesOf(kind).sort(inOrder)]);
  const needs = isSeekingPartners ? beside.needs.filter(({ projectId }) => projectId === id) : [];
  const placeOf = (needId: string | null) => {
    const place = needs.findIndex((need) => need.id === needId);
    return place < 0 ? null : place;
  };
  return {
    ...{ slug, lead, translatedTitles, isSeekingPartners, answerBy, finalSummary },
    status: status as ProjectRecord["status"],
    values: withoutEmpty(Object.fromEntries([...answers, ...chosen])),
    needs: needs.map(({ role, orgKind, countries, number }) => ({ role, orgKind, countries, number })),
    partners: beside.partners
      .filter(({ projectId }) => projectId === id)
      .map(({ member, externalName, country, role, needId }) => ({
        ...{ member, country, role, need: placeOf(needId) },
        name: member === null ? externalName : null,
      })),
    publishedAt: project.publishedAt?.toISOString() ?? null,
    updatedAt: project.updatedAt.toISOString(),
  };
}

/** The projects everybody sees on the board, by their slugs, with what everybody reads of them. */
export async function* readProjects(db: Reader, { today }: AsOf): AsyncGenerator<ProjectRecord> {
  const everybody = await getAudience(db, null, today);
  let after = "";
  for (;;) {
    const rows = await db
      .select({ project: projects, lead: institutions.slug })
      .from(projects)
      .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
      .where(and(onBoardFor(db, everybody), gt(projects.slug, after)))
      .orderBy(asc(projects.slug))
      .limit(ROWS_AT_A_TIME);
    const ids = rows.map(({ project }) => project.id);
    const beside = await readBeside(db, ids, today);
    for (const row of rows) yield recordOf(row, beside);
    if (rows.length < ROWS_AT_A_TIME) return;
    after = rows.at(-1)?.project.slug ?? "";
  }
}
