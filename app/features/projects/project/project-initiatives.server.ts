import { and, asc, eq, inArray, or } from "drizzle-orm";
import { NONE_OF_THEM } from "#app/features/forms/field.ts";
import type { FormOptions } from "#app/features/forms/field-options.server.ts";
import { inListOrder } from "#app/features/initiatives/initiative/initiative.ts";
import { type Initiative, listInitiatives } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { initiatives, projectInitiatives } from "#db/schema/initiatives.ts";
import type { NamedInitiative } from "./project-model.ts";
import type { Words } from "./project-words.server.ts";

/** The initiatives a project says it supports. */
export async function initiativeIdsOf(db: Reader, projectId: string): Promise<string[]> {
  const rows = await db
    .select({ id: projectInitiatives.initiativeId })
    .from(projectInitiatives)
    .where(eq(projectInitiatives.projectId, projectId))
    .orderBy(asc(projectInitiatives.initiativeId));
  return rows.map(({ id }) => id);
}

/** Writes which initiatives a project supports; what is no initiative, or none any more, is left out. */
export async function writeInitiatives(tx: Tx, projectId: string, ids: readonly string[]): Promise<void> {
  const known = await initiativeIdsOf(tx, projectId);
  const wanted = ids.filter((id) => id !== NONE_OF_THEM);
  await tx.delete(projectInitiatives).where(eq(projectInitiatives.projectId, projectId));
  if (wanted.length === 0) return;
  const isPublished = and(inArray(initiatives.id, wanted), eq(initiatives.state, "published"));
  const wasNamed = and(inArray(initiatives.id, wanted), inArray(initiatives.id, known));
  const rows = await tx.select({ id: initiatives.id }).from(initiatives).where(or(isPublished, wasNamed));
  if (rows.length > 0)
    await tx.insert(projectInitiatives).values(rows.map(({ id: initiativeId }) => ({ projectId, initiativeId })));
}

/** The initiatives a project can name: those that are published, and those it named before, current ones first. */
async function offered(db: Reader, projectId: string | null, today: string): Promise<Initiative[]> {
  const named = projectId === null ? [] : await initiativeIdsOf(db, projectId);
  const all = await listInitiatives(db, or(eq(initiatives.state, "published"), inArray(initiatives.id, named)));
  const listed = inListOrder(
    all.map((one) => ({ one, startYear: one.row.startYear, endYear: one.row.endYear })),
    today,
  );
  return [...listed.current, ...listed.past].map(({ one }) => one);
}

export const offeredInitiativeIds = async (db: Reader, projectId: string | null, today: string): Promise<string[]> =>
  (await offered(db, projectId, today)).map(({ row }) => row.id);

/** The same as choices, with that none of them fits at the end; no choices where nothing can be named. */
export async function initiativeOptions(db: Reader, projectId: string | null, words: Words): Promise<FormOptions> {
  const common = (await offered(db, projectId, words.today)).map((one) => ({
    value: one.row.id,
    label: initiativeTitle(one, words.locale).text,
  }));
  const none = { value: NONE_OF_THEM, label: words.t("projects:form.no_initiative") };
  return { common: common.length > 0 ? [...common, none] : [], further: [] };
}

/** The initiatives a project supports, in the reader's words; one that is withdrawn has no page. */
export async function namedInitiatives(db: Reader, projectId: string, words: Words): Promise<NamedInitiative[]> {
  return initiativesById(db, await initiativeIdsOf(db, projectId), words);
}

/** The same of those with these ids; what is no id of one is left out. */
export async function initiativesById(
  db: Reader,
  wanted: readonly unknown[],
  words: Words,
): Promise<NamedInitiative[]> {
  const ids = wanted.filter((id) => typeof id === "string");
  if (ids.length === 0) return [];
  return (await listInitiatives(db, inArray(initiatives.id, ids))).map((one) => ({
    id: one.row.id,
    title: initiativeTitle(one, words.locale),
    path: one.row.state === "published" ? `/initiatives/${one.row.slug}` : null,
  }));
}

/** What every initiative is called for a reader, by its id; with the words for none of them. */
export async function initiativeNames(db: Reader, words: Words): Promise<ReadonlyMap<string, string>> {
  const all = (await listInitiatives(db)).map((one) => [one.row.id, initiativeTitle(one, words.locale).text] as const);
  return new Map([...all, [NONE_OF_THEM, words.t("projects:form.no_initiative")]]);
}

/** The titles in every language of what some projects support, by the ids of the projects. */
export async function initiativeTitlesOf(
  db: Reader,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db
    .select()
    .from(projectInitiatives)
    .where(inArray(projectInitiatives.projectId, [...projectIds]));
  if (rows.length === 0) return new Map();
  const ids = [...new Set(rows.map(({ initiativeId }) => initiativeId))];
  const all = await listInitiatives(db, inArray(initiatives.id, ids));
  const titles = (id: string) => all.find(({ row }) => row.id === id)?.texts.map(({ title }) => title) ?? [];
  const grouped = Map.groupBy(rows, ({ projectId }) => projectId);
  return new Map([...grouped].map(([id, named]) => [id, named.flatMap(({ initiativeId }) => titles(initiativeId))]));
}
