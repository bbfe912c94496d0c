import { and, asc, eq, isNull } from "drizzle-orm";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectNeeds, projectPartners, projects, projectTopics } from "#db/schema/projects.ts";
import { refreshProjectSearch } from "./project-search.server.ts";
import { DEFAULT_ANSWER_DAYS } from "./project.ts";
import type { ProjectValues } from "./project.schema.ts";

type TopicKind = (typeof projectTopics.$inferInsert)["kind"];

/** The day until which interest is taken: as given, else in ninety days, never after the call closes. */
export function answerByOf({ isSeekingPartners, answerBy, callDeadline }: ProjectValues, now: Date): string | null {
  if (!isSeekingPartners) return null;
  const usual = isoDay(addDays(now, DEFAULT_ANSWER_DAYS));
  return answerBy ?? (callDeadline && callDeadline < usual ? callDeadline : usual);
}

/** The columns of `projects` that hold a posting's own answers. */
function columnsOf(values: ProjectValues, now: Date) {
  const { needs, partners, themes, sdgs, fields, unescoFields, countries, languages, targetGroups, ...plain } = values;
  return {
    ...plain,
    titleRu: values.titleRu ?? null,
    titleKk: values.titleKk ?? null,
    acronym: values.acronym ?? null,
    programme: values.programme ?? null,
    callUrl: values.callUrl ?? null,
    callDeadline: values.callDeadline ?? null,
    budgetBand: values.budgetBand ?? null,
    ethicsNotes: values.ethicsNotes ?? null,
    answerBy: answerByOf(values, now),
    typed: null,
  };
}

function topicsOf(values: ProjectValues): [TopicKind, readonly string[]][] {
  return [
    ["theme", values.themes],
    ["sdg", values.sdgs],
    ["field", values.fields],
    ["unesco_field", values.unescoFields],
    ["country", values.countries],
    ["language", values.languages],
    ["target_group", values.targetGroups],
  ];
}

/** Writes a posting's answers: its columns, topics, partner needs and partners outside the association. */
export async function writeValues(tx: Tx, { id }: { id: string }, values: ProjectValues, now: Date) {
  await tx.update(projects).set(columnsOf(values, now)).where(eq(projects.id, id));
  await tx.delete(projectTopics).where(eq(projectTopics.projectId, id));
  const topics = topicsOf(values).flatMap(([kind, codes]) => codes.map((code) => ({ projectId: id, kind, code })));
  await tx.insert(projectTopics).values(topics);
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
