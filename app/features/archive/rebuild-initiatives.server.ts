import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { refreshProjectSearch } from "#app/features/projects/project/project-search.server.ts";
import type { Tx } from "#db/index.server.ts";
import {
  initiativeCalls,
  initiatives,
  initiativeTexts,
  initiativeTopics,
  projectInitiatives,
} from "#db/schema/initiatives.ts";
import { projects } from "#db/schema/projects.ts";
import type { InitiativeRecord } from "./archive.schema.ts";
import { UnsoundArchive } from "./read-records.server.ts";

/** Puts some initiatives back, with the projects that support them: these stand already. */
export async function putInitiatives(tx: Tx, records: InitiativeRecord[], keeperId: string): Promise<void> {
  for (const record of records) await putInitiative(tx, record, keeperId);
}

async function putInitiative(tx: Tx, record: InitiativeRecord, keeperId: string): Promise<void> {
  const { texts, themes, sdgs, calls, projects: slugs, publishedAt, updatedAt, ...said } = record;
  const initiativeId = randomUUID();
  const at = { publishedAt: new Date(publishedAt), createdAt: new Date(publishedAt), updatedAt: new Date(updatedAt) };
  const people = { createdById: keeperId, updatedById: keeperId };
  await tx.insert(initiatives).values({ ...said, ...at, ...people, id: initiativeId, state: "published", version: 1 });
  await tx.insert(initiativeTexts).values(texts.map((text) => ({ initiativeId, ...text })));
  const topics = [
    ...themes.map((code) => ({ initiativeId, kind: "theme" as const, code })),
    ...sdgs.map((code) => ({ initiativeId, kind: "sdg" as const, code })),
  ];
  if (topics.length > 0) await tx.insert(initiativeTopics).values(topics);
  const rows = calls.map((call, position) => ({ initiativeId, position, ...call }));
  if (rows.length > 0) await tx.insert(initiativeCalls).values(rows);
  for (const projectId of await projectIdsOf(tx, slugs)) {
    await tx.insert(projectInitiatives).values({ projectId, initiativeId });
    await refreshProjectSearch(tx, projectId);
  }
}

async function projectIdsOf(tx: Tx, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await tx
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .where(inArray(projects.slug, [...slugs]));
  const missing = slugs.find((slug) => !rows.some((row) => row.slug === slug));
  if (missing) throw new UnsoundArchive(`An initiative names ${missing}, which is no project in the folder`);
  return rows.map(({ id }) => id);
}
