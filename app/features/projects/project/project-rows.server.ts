import { and, asc, eq, isNull } from "drizzle-orm";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { initiativeIdsOf, writeInitiatives } from "./project-initiatives.server.ts";
import { refreshProjectSearch } from "./project-search.server.ts";
import { readTexts, writeTexts } from "./project-texts.server.ts";
import { textsOf, valuesOfTexts } from "./text-fields.ts";
import { DEFAULT_ANSWER_DAYS } from "./project.ts";
import type { ProjectValues } from "./posting-fields.ts";
import { columnsOf, rowValues, TOPICS } from "./row-answers.server.ts";

type TopicKind = (typeof projectTopics.$inferInsert)["kind"];

/** The day until which interest is taken: as given, else in ninety days, never after the call closes. */
export function answerByOf({ isSeekingPartners, answerBy, callDeadline }: ProjectValues, now: Date): string | null {
  if (!isSeekingPartners) return null;
  const usual = isoDay(addDays(now, DEFAULT_ANSWER_DAYS));
  return answerBy ?? (callDeadline && callDeadline < usual ? callDeadline : usual);
}

function topicsOf(values: ProjectValues): [TopicKind, readonly string[]][] {
  return Object.entries(TOPICS).map(([name, kind]) => [kind, values[name as keyof typeof TOPICS]]);
}

/** The answers of a project that was handed in; of one that was not, what it is called. */
export async function valuesOf(db: Reader, row: typeof projects.$inferSelect): Promise<Partial<ProjectValues>> {
  const texts = await readTexts(db, row.id);
  const topics = await topicsByKind(db, row.id);
  const needs = await listNeeds(db, row.id);
  const outside = await listOutsidePartners(db, row.id);
  const initiatives = await initiativeIdsOf(db, row.id);
  const chosen = Object.entries(TOPICS).map(([name, kind]) => [name, topics[kind]]);
  return {
    ...(row.submittedAt === null ? { titleEn: row.titleEn } : rowValues(row)),
    ...valuesOfTexts(texts),
    ...(Object.fromEntries(chosen) as Pick<ProjectValues, keyof typeof TOPICS>),
    ...(initiatives.length > 0 ? { initiatives } : {}),
    needs: needs.map(({ role, expertise, orgKind, countries, number, tasks }) => ({
      ...{ role, expertise, countries, number, tasks },
      orgKind: orgKind ?? undefined,
    })),
    partners: outside.map(({ externalName, country, role }) => ({
      name: externalName ?? "",
      country: country ?? "",
      role,
    })),
  };
}

function listOutsidePartners(db: Reader, projectId: string) {
  return db
    .select()
    .from(projectPartners)
    .where(and(eq(projectPartners.projectId, projectId), isNull(projectPartners.institutionId)))
    .orderBy(asc(projectPartners.invitedAt), asc(projectPartners.id));
}

/** Writes a posting's answers: its columns, translated texts, topics, partner needs and partners outside the association. */
export async function writeValues(tx: Tx, { id }: { id: string }, values: ProjectValues, now: Date) {
  await tx
    .update(projects)
    .set({ ...columnsOf({ ...values, answerBy: answerByOf(values, now) ?? undefined }), typed: null })
    .where(eq(projects.id, id));
  await writeTexts(tx, id, textsOf(values));
  await tx.delete(projectTopics).where(eq(projectTopics.projectId, id));
  const topics = topicsOf(values).flatMap(([kind, codes]) => codes.map((code) => ({ projectId: id, kind, code })));
  await tx.insert(projectTopics).values(topics);
  await writeInitiatives(tx, id, values.initiatives ?? []);
  await writeNeeds(tx, id, values.needs);
  await writeOutsidePartners(tx, id, values.partners, now);
  await refreshProjectSearch(tx, id);
}

// Interest refers to a need by its id, so a need at the same place with the same role stays the same need.
async function writeNeeds(tx: Tx, projectId: string, needs: ProjectValues["needs"]) {
  const known = await listNeeds(tx, projectId);
  const kept = new Set<string>();
  for (const [position, { orgKind = null, ...need }] of needs.entries()) {
    const same = known.find(({ id, role }) => role === need.role && !kept.has(id));
    const row = { ...need, orgKind, position, projectId };
    if (same) {
      kept.add(same.id);
      await tx.update(projectNeeds).set(row).where(eq(projectNeeds.id, same.id));
    } else await tx.insert(projectNeeds).values(row);
  }
  for (const { id } of known) if (!kept.has(id)) await tx.delete(projectNeeds).where(eq(projectNeeds.id, id));
}

async function writeOutsidePartners(tx: Tx, projectId: string, partners: ProjectValues["partners"], now: Date) {
  const isOutside = and(eq(projectPartners.projectId, projectId), isNull(projectPartners.institutionId));
  await tx.delete(projectPartners).where(isOutside);
  if (partners.length === 0) return;
  const rows = partners.map(({ name, country, role }) => ({ projectId, externalName: name, country, role }));
  await tx
    .insert(projectPartners)
    .values(rows.map((row) => ({ ...row, status: "confirmed" as const, invitedAt: now })));
}

/** The partner needs of a project, in order. */
export function listNeeds(db: Reader, projectId: string) {
  return db
    .select()
    .from(projectNeeds)
    .where(eq(projectNeeds.projectId, projectId))
    .orderBy(asc(projectNeeds.position));
}

/** A project's topics by kind. */
export async function topicsByKind(db: Reader, projectId: string): Promise<Record<TopicKind, string[]>> {
  const rows = await db.select().from(projectTopics).where(eq(projectTopics.projectId, projectId));
  const of = (wanted: TopicKind) =>
    rows
      .filter(({ kind }) => kind === wanted)
      .map(({ code }) => code)
      .sort();
  return {
    theme: of("theme"),
    sdg: of("sdg").sort((a, b) => Number(a) - Number(b)),
    field: of("field"),
    unesco_field: of("unesco_field"),
    country: of("country"),
    language: of("language"),
    target_group: of("target_group"),
  };
}
