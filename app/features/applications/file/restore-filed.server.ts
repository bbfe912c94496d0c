import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { isSameSection } from "../form/compare-answers.ts";
import { SECTION_KEYS, type SectionKey } from "../form/form.ts";
import { getFullApplication, type FullApplication, type InformationRequestRow } from "./application-queries.server.ts";
import { answersTo, type FiledAnswers, getFiledAnswers } from "./filed-answers.server.ts";
import { findChanged } from "./unchanged-answers.server.ts";
import { askedFields, mergeAnswers, writeSection } from "./write-section.server.ts";

interface AskedFor {
  fields: readonly string[];
  documents: readonly string[];
}

/**
 * Puts back as filed what a request no longer asks for, so that nothing that was changed and not sent gets into the file
 * unseen. Resolves to what had been typed there, by question, so that nobody has to type it again.
 */
export async function restoreFiled(
  tx: Tx,
  request: InformationRequestRow,
  still: AskedFor,
  actorId: string,
  now: Date,
): Promise<Record<string, unknown>> {
  const file = await getFullApplication(tx, request.applicationId);
  if (!file) return {};
  const filed = await getFiledAnswers(tx, request.applicationId);
  const changed = findChanged(file, filed, { fields: request.fields, documents: [] }).fields;
  const dropped = answersTo(
    changed.filter((path) => !still.fields.includes(path)),
    file.answers as FiledAnswers,
  );
  for (const section of SECTION_KEYS) {
    const open = askedFields(section, still.fields);
    if (askedFields(section, request.fields).every((key) => open.includes(key))) continue;
    const current = file.answers[section] ?? {};
    const answers = mergeAnswers(filed[section] ?? {}, current, open);
    if (!isSameSection(section, current, answers)) await putBack(tx, file, section, answers, actorId, now);
  }
  const kinds = request.documents.filter((kind) => !still.documents.includes(kind)) as DocumentKind[];
  if (kinds.length > 0) await putBackDocuments(tx, request, kinds, now);
  return { ...request.answersDropped, ...dropped };
}

function putBack(
  tx: Tx,
  { application, saved }: FullApplication,
  section: SectionKey,
  answers: Record<string, unknown>,
  actorId: string,
  now: Date,
): Promise<void> {
  const version = saved[section]?.version ?? 0;
  return writeSection(tx, { section, answers, version }, application, actorId, now);
}

// Documents added since are taken out, those taken out since are put in again.
async function putBackDocuments(
  tx: Tx,
  { applicationId, requestedAt }: InformationRequestRow,
  kinds: DocumentKind[],
  now: Date,
): Promise<void> {
  const { kind, createdAt, removedAt } = applicationDocuments;
  const isOfKind = and(eq(applicationDocuments.applicationId, applicationId), inArray(kind, kinds));
  const isNew = and(isOfKind, gte(createdAt, requestedAt), isNull(removedAt));
  await tx
    .update(applicationDocuments)
    .set({ removedAt: null })
    .where(and(isOfKind, gte(removedAt, requestedAt)));
  await tx.update(applicationDocuments).set({ removedAt: now }).where(isNew);
}
