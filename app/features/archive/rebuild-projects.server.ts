import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { refreshProjectSearch } from "#app/features/projects/project/project-search.server.ts";
import { writeTexts } from "#app/features/projects/project/project-texts.server.ts";
import { textsOf } from "#app/features/projects/project/text-fields.ts";
import { columnsOf, TOPICS } from "#app/features/projects/project/row-answers.server.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectNeeds, projects, projectTopics } from "#db/schema/projects.ts";
import type { ProjectRecord } from "./archive.schema.ts";
import { UnsoundArchive } from "./read-records.server.ts";

/** Puts some projects back with what everybody read of them; the rest of their answers is empty. */
export async function putProjects(tx: Tx, records: ProjectRecord[], keeperId: string): Promise<void> {
  const slugs = new Set(
    records.flatMap(({ lead, partners }) => [lead, ...partners.flatMap(({ member }) => member ?? [])]),
  );
  const rows = await tx
    .select({ id: institutions.id, slug: institutions.slug })
    .from(institutions)
    .where(inArray(institutions.slug, [...slugs]));
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  const idOf = (slug: string) => {
    const id = ids.get(slug);
    if (!id) throw new UnsoundArchive(`A project names ${slug}, which is no member in the folder`);
    return id;
  };
  for (const record of records) await putProject(tx, record, { keeperId, idOf });
}

interface Known {
  keeperId: string;
  idOf(slug: string): string;
}

async function putProject(tx: Tx, record: ProjectRecord, { keeperId, idOf }: Known): Promise<void> {
  const { slug, status, lead, translatedTitles, isSeekingPartners, answerBy, finalSummary } = record;
  const values = record.values as unknown as ProjectValues;
  const updatedAt = new Date(record.updatedAt);
  const publishedAt = record.publishedAt === null ? null : new Date(record.publishedAt);
  const id = randomUUID();
  await tx.insert(projects).values({
    ...columnsOf(values),
    ...{ id, slug, status, isSeekingPartners, answerBy, finalSummary, publishedAt, updatedAt },
    ...{ titleEn: values.titleEn, summary: values.summary, description: "", visibility: "public" },
    ...{ leadInstitutionId: idOf(lead), leadUserId: keeperId, updatedById: keeperId },
    ...{ isChangedSinceCheck: false, version: 1, search: "" },
    createdAt: publishedAt ?? updatedAt,
    submittedAt: publishedAt ?? updatedAt,
    completedAt: status === "completed" ? updatedAt : null,
  });
  await writeTexts(tx, id, { ...textsOf(values), title: translatedTitles });
  const topics = Object.entries(TOPICS).flatMap(([name, kind]) =>
    ((record.values[name] ?? []) as string[]).map((code) => ({ projectId: id, kind, code })),
  );
  if (topics.length > 0) await tx.insert(projectTopics).values(topics);
  await putPartners(tx, id, record, idOf);
  await refreshProjectSearch(tx, id);
}

async function putPartners(
  tx: Tx,
  projectId: string,
  { needs, partners, ...record }: ProjectRecord,
  idOf: Known["idOf"],
) {
  const needRows = needs.map((need, position) => ({
    ...need,
    ...{ id: randomUUID(), projectId, position, expertise: "", tasks: "" },
    orgKind: need.orgKind as (typeof projectNeeds.$inferInsert)["orgKind"],
  }));
  if (needRows.length > 0) await tx.insert(projectNeeds).values(needRows);
  // A moment apart, so that they stay in their order.
  const begun = new Date(record.publishedAt ?? record.updatedAt).getTime();
  const partnerRows = partners.map(({ member, name, country, role, need }, at) => ({
    ...{ projectId, role, country, status: "confirmed" as const },
    institutionId: member === null ? null : idOf(member),
    externalName: name,
    needId: need === null ? null : (needRows[need]?.id ?? null),
    invitedAt: new Date(begun + at),
    answeredAt: new Date(begun + at),
  }));
  if (partnerRows.length > 0) await tx.insert(projectPartners).values(partnerRows);
}
