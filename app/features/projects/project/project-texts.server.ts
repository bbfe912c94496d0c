import { and, eq } from "drizzle-orm";
import { findWrongCopies, translationsOf } from "#app/i18n/translations.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale, Translations } from "#db/locales.ts";
import { projects, projectTexts } from "#db/schema/projects.ts";

const titlesOf = (projectId: string) => and(eq(projectTexts.projectId, projectId), eq(projectTexts.kind, "title"));

/** The title of a project in every other language it is known in. */
export async function readTitles(db: Reader, projectId: string): Promise<Translations> {
  const rows = await db.select().from(projectTexts).where(titlesOf(projectId));
  return translationsOf(rows);
}

/** Writes the translated titles of a project in place of those it had, and the copy that lists read. */
export async function writeTitles(tx: Tx, projectId: string, titles: Translations): Promise<void> {
  await tx.delete(projectTexts).where(titlesOf(projectId));
  const rows = Object.entries(titles).map(([locale, text]) => ({ locale: locale as Locale, text }));
  if (rows.length > 0)
    await tx.insert(projectTexts).values(rows.map((row) => ({ ...row, projectId, kind: "title" as const })));
  await tx.update(projects).set({ translatedTitles: titles }).where(eq(projects.id, projectId));
}

/** The slugs of projects whose titles in lists are not those that were written. */
export async function findWrongTitles(db: Reader): Promise<string[]> {
  const { id, slug, translatedTitles: copy } = projects;
  const { projectId: ownerId, locale, text, kind } = projectTexts;
  const rows = await db.select({ ownerId, locale, text }).from(projectTexts).where(eq(kind, "title"));
  return findWrongCopies(await db.select({ id, slug, copy }).from(projects).orderBy(slug), rows);
}
