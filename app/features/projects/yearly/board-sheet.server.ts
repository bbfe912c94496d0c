import { and, desc, eq, isNotNull, like, or } from "drizzle-orm";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Cell, Sheet } from "#app/platform/sheet.ts";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports, projectResults } from "#db/schema/results.ts";
import { standsOnBoard } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";
import { listPublished, ofInstitution } from "../published/published-results.server.ts";
import { resultPath } from "../published/result-page.server.ts";
import { resultTitle } from "../results/result-words.server.ts";
import { reachedIn } from "./reached.server.ts";

interface Reading {
  db: Reader;
  audience: Audience;
  words: Words;
  origin: string;
}

/** So many rows a file has at most. */
const MOST_ROWS = 5000;

const INSTITUTION_HEADS = ["kind", "title", "role", "state", "from", "until", "reached", "link"] as const;

/** All projects and published results of an institution as a list to save, the newest first. */
export async function institutionSheet({ id, since }: { id: string; since: Date }, reading: Reading): Promise<Sheet> {
  const { t } = reading.words;
  return {
    title: t("members:year.sheet.title"),
    headings: INSTITUTION_HEADS.map((head) => t(`members:year.sheet.${head}`)),
    rows: [...(await projectRows({ institutionId: id, since }, reading)), ...(await resultRows(id, reading))],
  };
}

async function projectRows(
  { institutionId, since }: { institutionId: string; since: Date },
  { db, words, origin }: Reading,
): Promise<Cell[][]> {
  const { t, locale } = words;
  const isOwn = and(
    eq(projectPartners.projectId, projects.id),
    eq(projectPartners.institutionId, institutionId),
    eq(projectPartners.status, "confirmed"),
  );
  const rows = await db
    .select({ project: projects, role: projectPartners.role, reached: projectReports.peopleTotal })
    .from(projects)
    .leftJoin(projectPartners, isOwn)
    .leftJoin(projectReports, eq(projectReports.projectId, projects.id))
    .where(
      and(
        or(standsOnBoard, eq(projects.status, "archived")),
        isNotNull(projects.publishedAt),
        or(eq(projects.leadInstitutionId, institutionId), isNotNull(projectPartners.id)),
      ),
    )
    .orderBy(desc(projects.publishedAt), desc(projects.id))
    .limit(MOST_ROWS);
  const asked = { institution: { id: institutionId }, since };
  const found = await reachedIn(
    rows.map(({ project }) => project.id),
    asked,
    db,
  );
  return rows.map(({ project, role, reached }) => [
    t("members:year.board.kind.project"),
    titleIn(locale, project).text,
    project.leadInstitutionId === institutionId ? t("members:year.lead") : role,
    t(`vocabulary:project_status.${project.status}.title`),
    project.startMonth,
    project.endMonth,
    found.get(project.id)?.counts.peopleTotal ?? reached,
    `${origin}/projects/${project.slug}`,
  ]);
}

async function resultRows(institutionId: string, { db, audience, words, origin }: Reading): Promise<Cell[][]> {
  const where = ofInstitution(db, institutionId);
  const found = await listPublished(db, audience, { where, limit: MOST_ROWS });
  return found.map(({ row, project }) => [
    words.t("members:year.board.kind.result"),
    resultTitle(words.locale, row).text,
    words.t(`vocabulary:result_type.${row.type}`),
    words.t("results:state.published.title"),
    ...[row.date, null, null],
    origin + resultPath(project, row),
  ]);
}

const RESULT_HEADS = [
  ...["title", "type", "date", "project", "institutions", "authors", "languages"],
  ...["themes", "licence", "doi", "isbn", "published", "link"],
] as const;

/** All published results of a year, by their own date, as a list to save. */
export async function resultsSheet(year: number, { db, audience, words, origin }: Reading): Promise<Sheet> {
  const { t, locale } = words;
  const where = like(projectResults.date, `${year}%`);
  const found = await listPublished(db, audience, { where, limit: MOST_ROWS });
  return {
    title: t("results:sheet.name", { year }),
    headings: RESULT_HEADS.map((head) => t(`results:sheet.${head}`)),
    rows: found.map(({ row, institutions, project }) => [
      resultTitle(locale, row).text,
      t(`vocabulary:result_type.${row.type}`),
      row.date,
      titleIn(locale, project).text,
      [...institutions.map((one) => nameOf(one, locale).name), ...row.otherInstitutions].join("; "),
      row.authors.join("; "),
      row.languages.map((code) => languageLabel(code, words)).join("; "),
      row.themes.map((code) => t(`vocabulary:theme.${code}`)).join("; "),
      row.licence && t(`vocabulary:result_licence.${row.licence}`),
      row.doi,
      row.isbn,
      row.publishedAt && { day: dayOf(row.publishedAt) },
      origin + resultPath(project, row),
    ]),
  };
}

/** The years of published results, the newest first; the last few alone. */
export async function yearsOfResults(db: Reader, audience: Audience): Promise<number[]> {
  const found = await listPublished(db, audience, { limit: MOST_ROWS });
  const years = new Set(found.map(({ row }) => Number(row.date.slice(0, 4))).filter((year) => year > 0));
  return [...years].sort((a, b) => b - a).slice(0, MOST_YEARS);
}

const MOST_YEARS = 6;
