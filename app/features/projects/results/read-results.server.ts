import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { projectResults, type ResultAnswers, resultInstitutions } from "#db/schema/results.ts";
import type { ResultSubject } from "./result.policy.ts";

export type ResultRow = typeof projectResults.$inferSelect;

/** An institution a result is of. */
interface ResultInstitution extends InstitutionNames {
  id: string;
  slug: string;
  country: string;
}

export interface Result {
  row: ResultRow;
  institutions: ResultInstitution[];
}

/** Results with the institutions they are of, in the order of some columns. */
export async function readResults(db: Reader, where: SQL | undefined, order: SQL[], limit = 500): Promise<Result[]> {
  const rows = await db
    .select()
    .from(projectResults)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  const named = await institutionsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ row, institutions: named.get(row.id) ?? [] }));
}

const AT_ONCE = 500;

async function institutionsOf(db: Reader, ids: readonly string[]): Promise<Map<string, ResultInstitution[]>> {
  const all: { resultId: string; institution: ResultInstitution }[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db
      .select({
        resultId: resultInstitutions.resultId,
        institution: {
          id: institutions.id,
          slug: institutions.slug,
          country: institutions.country,
          ...nameColumns,
        },
      })
      .from(resultInstitutions)
      .innerJoin(institutions, eq(institutions.id, resultInstitutions.institutionId))
      .where(inArray(resultInstitutions.resultId, ids.slice(from, from + AT_ONCE)))
      .orderBy(asc(resultInstitutions.id));
    all.push(...rows);
  }
  const byResult = Map.groupBy(all, ({ resultId }) => resultId);
  return new Map([...byResult].map(([id, rows]) => [id, rows.map(({ institution }) => institution)]));
}

/** The institutions a change would name, also those the result is not of yet. */
export async function readInstitutions(db: Reader, ids: readonly string[]): Promise<ResultInstitution[]> {
  const { id, slug, country } = institutions;
  const rows = await db
    .select({ id, slug, country, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
  return ids.flatMap((one) => rows.find((row) => row.id === one) ?? []);
}

/** All results of a project, whatever their state, the newest first. */
export const listResults = (db: Reader, projectId: string): Promise<Result[]> =>
  readResults(db, eq(projectResults.projectId, projectId), [
    desc(projectResults.createdAt),
    desc(projectResults.id),
  ] as SQL[]);

/** One result of a project by its id or its address. */
export async function findResult(db: Reader, projectId: string, idOrSlug: string): Promise<Result | null> {
  const order = [asc(projectResults.id)] as SQL[];
  const of = eq(projectResults.projectId, projectId);
  const [byId] = await readResults(db, and(of, eq(projectResults.id, idOrSlug)), order, 1);
  if (byId) return byId;
  const [bySlug] = await readResults(db, and(of, eq(projectResults.slug, idOrSlug)), order, 1);
  return bySlug ?? null;
}

/** What policies know of it. */
export function subjectOf({ row, institutions: named }: Result): ResultSubject {
  const writers = [row.createdById, row.updatedById, row.submittedById];
  return {
    state: row.state,
    visibility: row.visibility,
    institutionIds: [...new Set([...named.map(({ id }) => id), ...(row.change?.institutionIds ?? [])])],
    writerIds: writers.filter((id) => id !== null),
  };
}

/** What is said of it, out of its row. */
export function answersIn(row: ResultRow): ResultAnswers {
  const { type, title, titleLanguage, titles, description, authors, otherInstitutions, date, url, fileId } = row;
  const { licence, languages, doi, isbn, themes, visibility } = row;
  return {
    ...{ type, title, titleLanguage, titles, description, authors, otherInstitutions, date, url, fileId },
    ...{ licence, languages, doi, isbn, themes, visibility },
  };
}

/** Name, kind and size of a stored file. */
export async function findStored(db: Reader, fileId: string | null) {
  if (fileId === null) return null;
  const { id, name, mediaType, sizeBytes } = files;
  const [file] = await db.select({ id, name, mediaType, sizeBytes }).from(files).where(eq(files.id, fileId));
  return file ?? null;
}
