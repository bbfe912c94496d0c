import { and, eq, inArray, or } from "drizzle-orm";
import { sourceOf } from "#app/features/members/year/taken.ts";
import type { OnBoard } from "#app/features/members/year/ui/year-model.ts";
import type { Reader } from "#db/index.server.ts";
import type { TakenFromBoard } from "#db/schema/membership-years.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import type { TakenKind } from "#db/vocabulary-results.ts";
import { PICTURE_ID } from "../network/ui/network-model.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { visibleTo } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { listPublished, ofInstitution } from "../published/published-results.server.ts";
import { resultPath } from "../published/result-page.server.ts";
import { resultTitle } from "../results/result-words.server.ts";

interface Reading {
  db: Reader;
  audience: Audience;
  words: Words;
}

interface Institution {
  id: string;
  slug: string;
}

/** The institution's own picture of whom it works with. */
export const networkOf = ({ slug }: Pick<Institution, "slug">, { t }: Words): OnBoard => ({
  to: `/directory?view=network&around=${slug}#${PICTURE_ID}`,
  text: t("members:year.board.network"),
});

/** Where what an institution took stands on the board, by its source, as far as the reader finds it there. */
export async function placesOf(
  taken: readonly TakenFromBoard[],
  institution: Institution,
  reading: Reading,
): Promise<Map<string, OnBoard>> {
  const ofKinds = (...kinds: TakenKind[]) => [
    ...new Set(taken.filter(({ kind }) => kinds.includes(kind)).map(({ of }) => of)),
  ];
  const found = await projectPlaces(ofKinds("project", "reached"), institution, reading);
  const results = await resultPlaces(ofKinds("result"), institution, reading);
  return new Map(
    taken.flatMap((one): [string, OnBoard][] => {
      const place =
        one.kind === "countries" ? networkOf(institution, reading.words) : (results.get(one.of) ?? found.get(one.of));
      return place ? [[sourceOf(one), place]] : [];
    }),
  );
}

async function projectPlaces(ids: string[], { id }: Institution, { db, audience, words }: Reading) {
  if (ids.length === 0) return new Map<string, OnBoard>();
  const isPartner = and(eq(projectPartners.institutionId, id), eq(projectPartners.status, "confirmed"));
  const joined = db.select({ id: projectPartners.projectId }).from(projectPartners).where(isPartner);
  const isTheirs = or(eq(projects.leadInstitutionId, id), inArray(projects.id, joined));
  const rows = await db
    .select({ id: projects.id, slug: projects.slug, ...titleColumns })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(inArray(projects.id, ids), isTheirs, visibleTo(db, audience)));
  return new Map(rows.map((row) => [row.id, { to: `/projects/${row.slug}`, ...titleIn(words.locale, row) }]));
}

async function resultPlaces(ids: string[], { id }: Institution, { db, audience, words }: Reading) {
  if (ids.length === 0) return new Map<string, OnBoard>();
  const where = and(inArray(projectResults.id, ids), ofInstitution(db, id));
  const rows = await listPublished(db, audience, { where, limit: ids.length });
  return new Map(
    rows.map(({ row, project }) => [row.id, { to: resultPath(project, row), ...resultTitle(words.locale, row) }]),
  );
}
