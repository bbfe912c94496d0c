import { asc, eq } from "drizzle-orm";
import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { isNobodyElse, judges } from "#app/features/accounts/judges.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { hasRight, holderOf } from "#app/features/members/institution/rights.ts";
import { loadPartnership } from "#app/features/projects/project/load-partnership.server.ts";
import type { TitleView } from "#app/features/projects/project/project-model.ts";
import type { Partnership } from "#app/features/projects/project/partnership.policy.ts";
import type { LoadedProject } from "#app/features/projects/project/project-subject.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { isOnBoard } from "#app/features/projects/project/project.ts";
import { resultPath } from "#app/features/projects/published/result-page.server.ts";
import { readResults, type Result, subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { resultTitle } from "#app/features/projects/results/result-words.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectResults } from "#db/schema/results.ts";
import type { PageRef } from "./moderation.ts";

/** A page that can be reported, as those who judge it know it, whether it is shown or not. */
export interface Page extends PageRef {
  path: string;
  titleIn: (locale: Locale) => TitleView;
  /** Others than its authors find it. */
  isShown: boolean;
  /** Whose it is: what is led from there is judged by the coordinators of its country. */
  institutionId: string;
  country: string;
  /** Institutions whose people are its authors. */
  ofIds: readonly string[];
  /** People who wrote of it. */
  writerIds: readonly string[];
  /** Null of what a member says of itself. */
  project: (LoadedProject & { partnership: Partnership }) | null;
  result: Result | null;
}

async function loadProjectPage(db: Reader, id: string, today: string): Promise<Page | null> {
  const loaded = await loadPartnership(db, id, today);
  if (!loaded) return null;
  const { project, partnership } = loaded;
  const { row, subject } = project;
  return {
    ...{ kind: "project", id, path: `/projects/${row.slug}`, result: null },
    titleIn: (locale) => titleIn(locale, row),
    isShown: isOnBoard(row.status) && subject.isLeadActive,
    ...{ institutionId: row.leadInstitutionId, country: subject.leadCountry, ofIds: [row.leadInstitutionId] },
    writerIds: [row.leadUserId, ...subject.coWriterIds],
    project: { ...project, partnership },
  };
}

async function loadResultPage(db: Reader, id: string, today: string): Promise<Page | null> {
  const [result] = await readResults(db, eq(projectResults.id, id), [asc(projectResults.id)], 1);
  if (!result) return null;
  const of = await loadProjectPage(db, result.row.projectId, today);
  if (!of?.project) return null;
  const { institutionIds, writerIds } = subjectOf(result);
  const { row, subject } = of.project;
  // What was published of a project stays in sight when it is archived.
  const isShelved = row.status === "archived" && row.publishedAt !== null && subject.isLeadActive;
  return {
    ...of,
    ...{ kind: "result", id, path: resultPath(of.project.row, result.row), result, writerIds },
    titleIn: (locale) => resultTitle(locale, result.row),
    isShown: (of.isShown || isShelved) && result.row.state === "published",
    ofIds: [...new Set([of.institutionId, ...institutionIds])],
  };
}

async function loadProfilePage(db: Reader, id: string, today: string): Promise<Page | null> {
  const [found] = await db
    .select({ slug: institutions.slug, country: institutions.country, names: nameColumns, membership: memberships })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.id, id));
  if (!found) return null;
  const { slug, country, names, membership } = found;
  return {
    ...{ kind: "institution", id, path: `/directory/${slug}`, project: null, result: null },
    titleIn: (locale) => {
      const { name, lang = locale } = nameOf(names, locale);
      return { text: name, lang };
    },
    isShown: hasRight(holderOf(membership, today), "be_listed"),
    ...{ institutionId: id, country, ofIds: [id], writerIds: [] },
  };
}

const LOADERS = { project: loadProjectPage, result: loadResultPage, institution: loadProfilePage } as const;

/** A page by what stands on it; null where there is none. */
export const loadPage = (db: Reader, { kind, id }: PageRef, today: string): Promise<Page | null> =>
  LOADERS[kind](db, id, today);

/** Who judges a page, and whether it is somebody whom it concerns because nobody else is there. */
interface Bench {
  isJudge: boolean;
  isAlone: boolean;
}

/** Whether somebody judges a page: a coordinator of its country, its authors and `others` only where there is nobody else. */
export async function benchFor(
  db: Reader,
  page: Page,
  viewer: Viewer,
  others: readonly (string | null)[] = [],
): Promise<Bench> {
  if (!isCoordinator(viewer, page.country)) return { isJudge: false, isAlone: false };
  const all = (await coordinatorsOf(db, page.country)).map(({ id }) => id);
  const authors = await Promise.all(page.ofIds.map((id) => peopleOf(db, id)));
  const concerned = [...authors.flat().map(({ id }) => id), ...page.writerIds, ...others.filter((id) => id !== null)];
  const isConcerned = concerned.includes(viewer.id);
  return { isJudge: judges(viewer.id, concerned, all), isAlone: isConcerned && isNobodyElse(concerned, all) };
}
