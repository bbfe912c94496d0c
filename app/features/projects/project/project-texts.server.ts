import { and, eq, inArray } from "drizzle-orm";
import { findWrongCopies, translationsOf } from "#app/i18n/translations.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale, Translations } from "#db/locales.ts";
import { projects, projectTexts } from "#db/schema/projects.ts";
import { type ProjectTexts, TEXT_KINDS } from "./text-fields.ts";

type TextRow = typeof projectTexts.$inferSelect;

const textsFrom = (rows: readonly TextRow[]) =>
  Object.fromEntries(
    TEXT_KINDS.map((wanted) => [wanted, translationsOf(rows.filter(({ kind }) => kind === wanted))]),
  ) as unknown as ProjectTexts;

/** What some projects say in every other language they are known in, by their ids. */
export async function readTextsOf(db: Reader, ids: readonly string[]): Promise<(id: string) => ProjectTexts> {
  const rows = await db
    .select()
    .from(projectTexts)
    .where(inArray(projectTexts.projectId, [...ids]));
  const grouped = Map.groupBy(rows, ({ projectId }) => projectId);
  return (id) => textsFrom(grouped.get(id) ?? []);
}

/** The same of one. */
export const readTexts = async (db: Reader, projectId: string): Promise<ProjectTexts> =>
  (await readTextsOf(db, [projectId]))(projectId);

/** The summaries of some projects alone, as cards quote them. */
export async function readSummariesOf(db: Reader, ids: readonly string[]) {
  const isOne = and(inArray(projectTexts.projectId, [...ids]), eq(projectTexts.kind, "summary"));
  const grouped = Map.groupBy(await db.select().from(projectTexts).where(isOne), ({ projectId }) => projectId);
  return (id: string) => translationsOf(grouped.get(id) ?? []);
}

/** Writes the texts of a project in place of those it had, and the copy of its titles that lists read. */
export async function writeTexts(tx: Tx, projectId: string, texts: ProjectTexts): Promise<void> {
  await tx.delete(projectTexts).where(eq(projectTexts.projectId, projectId));
  const rows = TEXT_KINDS.flatMap((kind) =>
    Object.entries(texts[kind]).map(([locale, text]) => ({ projectId, kind, locale: locale as Locale, text })),
  );
  if (rows.length > 0) await tx.insert(projectTexts).values(rows);
  await tx.update(projects).set({ translatedTitles: texts.title }).where(eq(projects.id, projectId));
}

/** Writes the titles of a draft of which nothing else is written yet, where they are given. */
export async function writeTitles(tx: Tx, projectId: string, title?: Translations): Promise<void> {
  if (title) await writeTexts(tx, projectId, { title, summary: {}, description: {} });
}

/** The slugs of projects whose titles in lists are not those that were written. */
export async function findWrongTitles(db: Reader): Promise<string[]> {
  const { id, slug, translatedTitles: copy } = projects;
  const { projectId: ownerId, locale, text, kind } = projectTexts;
  const rows = await db.select({ ownerId, locale, text }).from(projectTexts).where(eq(kind, "title"));
  return findWrongCopies(await db.select({ id, slug, copy }).from(projects).orderBy(slug), rows);
}
