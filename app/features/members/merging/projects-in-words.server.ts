import { eq, inArray } from "drizzle-orm";
import { textFor } from "#app/i18n/translations.ts";
import { commitmentLetters, leadOffers, projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projectDocuments, projectDocumentVersions } from "#db/schema/project-documents.ts";
import { milestones, progressNotes, workPackages } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import { type Asking, inSlices, type Words } from "./days-in-words.server.ts";
import { partsOf } from "./thing-keys.ts";

export async function projectTitles({ db, locale }: Asking, ids: readonly string[]) {
  const { id, slug, titleEn, translatedTitles } = projects;
  const rows = await inSlices(ids, (some) =>
    db.select({ id, slug, titleEn, translatedTitles }).from(projects).where(inArray(id, some)),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { text: textFor(locale, row.titleEn, row.translatedTitles).text, to: `/projects/${row.slug}` },
    ]),
  );
}

type Placed = { id: string; projectId: string };

/** Things that belong to a project are named by it. */
async function byProject(asking: Asking, rows: readonly Placed[]): Promise<Words> {
  const titles = await projectTitles(asking, [...new Set(rows.map(({ projectId }) => projectId))]);
  return new Map(rows.map(({ id, projectId }) => [id, titles.get(projectId) ?? { text: "" }]));
}

const OF_PROJECTS = {
  partnership: projectPartners,
  interest: projectInterests,
  co_editor: projectEditors,
  lead_offer: leadOffers,
  commitment: commitmentLetters,
  package: workPackages,
  milestone: milestones,
  progress: progressNotes,
  result_change: projectResults,
} as const;

type InWords = (asking: Asking, ids: readonly string[]) => Promise<Words>;

const wordsOf =
  (kind: keyof typeof OF_PROJECTS): InWords =>
  async (asking, ids) => {
    const table = OF_PROJECTS[kind];
    const read = (some: string[]): Promise<Placed[]> =>
      asking.db.select({ id: table.id, projectId: table.projectId }).from(table).where(inArray(table.id, some));
    return byProject(asking, await inSlices(ids, read));
  };

/** What the partnership of a project keeps is not the secretariat's to read in a plan: each is named by its project. */
export const PROJECT_WORDS = {
  partnership: wordsOf("partnership"),
  interest: wordsOf("interest"),
  co_editor: wordsOf("co_editor"),
  lead_offer: wordsOf("lead_offer"),
  commitment: wordsOf("commitment"),
  package: wordsOf("package"),
  milestone: wordsOf("milestone"),
  progress: wordsOf("progress"),
  result_change: wordsOf("result_change"),
  document: async (asking, ids) => {
    const { id, documentId } = projectDocumentVersions;
    const rows = await inSlices(ids, (some) =>
      asking.db
        .select({ id, projectId: projectDocuments.projectId })
        .from(projectDocumentVersions)
        .innerJoin(projectDocuments, eq(projectDocuments.id, documentId))
        .where(inArray(id, some)),
    );
    return byProject(asking, rows);
  },
  package_partner: async (asking, ids) => {
    const packageOf = (id: string) => partsOf(id)[0] ?? "";
    const named = await wordsOf("package")(asking, [...new Set(ids.map((id) => packageOf(id)))]);
    return new Map(ids.map((id) => [id, named.get(packageOf(id)) ?? { text: "" }]));
  },
  not_for_us: async (asking, ids) => {
    const titles = await projectTitles(asking, [...new Set(ids.flatMap((id) => partsOf(id).slice(1)))]);
    return new Map(ids.map((id) => [id, titles.get(partsOf(id)[1] ?? "") ?? { text: "" }]));
  },
} as const satisfies Record<string, InWords>;
