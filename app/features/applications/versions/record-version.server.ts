import { and, desc, eq, lte } from "drizzle-orm";
import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { type DraftChanges, draftVersions } from "#db/schema/drafts.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { type Answers, type AnswersBySection, type SectionKey, sectionOf } from "../form/form.ts";

/** What one person saves within so long is one version. */
const VERSION_MS = 30 * MINUTE_MS;

/** So many versions of an application are kept. */
export const MOST_VERSIONS = 50;

export type VersionRow = typeof draftVersions.$inferSelect;

/** The versions of an application, newest first. */
export function listVersions(db: Reader, applicationId: string): Promise<VersionRow[]> {
  return db
    .select()
    .from(draftVersions)
    .where(eq(draftVersions.applicationId, applicationId))
    .orderBy(desc(draftVersions.number))
    .limit(MOST_VERSIONS);
}

async function findNewest(db: Reader, applicationId: string): Promise<VersionRow | null> {
  const [newest] = await db
    .select()
    .from(draftVersions)
    .where(eq(draftVersions.applicationId, applicationId))
    .orderBy(desc(draftVersions.number))
    .limit(1);
  return newest ?? null;
}

/** The questions of a section that were answered otherwise than before. */
export function changedFields(section: SectionKey, before: Answers, after: Answers): string[] {
  return sectionOf(section)
    .fields.filter((field) => !isSameAnswer(field, before[field.key], after[field.key]))
    .map(({ key }) => key);
}

// What was there before the first version was kept: saved by whoever saved it last.
async function keepFirst(tx: Tx, { application, answers, saved }: FullApplication): Promise<number> {
  const sections = Object.values(saved).sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
  const last = sections[0];
  if (!last) return 0;
  const { savedAt, savedById } = last;
  const values = { applicationId: application.id, number: 1, answers: answers as VersionRow["answers"], changes: {} };
  await tx.insert(draftVersions).values({ ...values, savedById, startedAt: savedAt, savedAt });
  return 1;
}

interface NewVersion {
  answers: AnswersBySection;
  changes: DraftChanges;
  actorId: string;
  restoredFrom?: number;
}

/** Keeps a version of its own; the oldest beyond the number that is kept goes. */
export async function addVersion(
  tx: Tx,
  file: FullApplication,
  { answers, changes, actorId, restoredFrom }: NewVersion,
  now: Date,
): Promise<void> {
  const applicationId = file.application.id;
  const newest = await findNewest(tx, applicationId);
  const number = (newest?.number ?? (await keepFirst(tx, file))) + 1;
  const values = { applicationId, number, answers: answers as VersionRow["answers"], changes, savedById: actorId };
  await tx.insert(draftVersions).values({ ...values, restoredFrom, startedAt: now, savedAt: now });
  const isOld = lte(draftVersions.number, number - MOST_VERSIONS);
  await tx.delete(draftVersions).where(and(eq(draftVersions.applicationId, applicationId), isOld));
}

function joined(former: DraftChanges, section: SectionKey, fields: readonly string[], now: Date): DraftChanges {
  const all = [...new Set([...(former[section]?.fields ?? []), ...fields])];
  return { ...former, [section]: { fields: all, at: now.toISOString() } };
}

/** Keeps what a save has made of an application: in the version this person is at work on, else in a new one. */
export async function recordVersion(
  tx: Tx,
  file: FullApplication,
  { section, answers, actorId }: { section: SectionKey; answers: Answers; actorId: string },
  now: Date,
): Promise<void> {
  const fields = changedFields(section, file.answers[section] ?? {}, answers);
  if (fields.length === 0) return;
  const all = { ...file.answers, [section]: answers };
  const newest = await findNewest(tx, file.application.id);
  const isAtWork =
    newest?.savedById === actorId &&
    newest.number > 1 &&
    newest.restoredFrom === null &&
    now.getTime() - newest.startedAt.getTime() < VERSION_MS;
  if (!newest || !isAtWork) {
    return addVersion(tx, file, { answers: all, changes: joined({}, section, fields, now), actorId }, now);
  }
  const changes = joined(newest.changes, section, fields, now);
  await tx
    .update(draftVersions)
    .set({ answers: all as VersionRow["answers"], changes, savedAt: now })
    .where(eq(draftVersions.id, newest.id));
}
