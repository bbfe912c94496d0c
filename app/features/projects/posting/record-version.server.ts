import { isDeepStrictEqual } from "node:util";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectVersions } from "#db/schema/project-versions.ts";
import { type TypedFields, typedOf } from "../project/project-form.ts";
import { readProject } from "../project/project-queries.server.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

/** What one person saves within so long is one version. */
const VERSION_MS = 10 * MINUTE_MS;

/** So many versions of a posting are kept, and no more text of them all than this, as far as it is more than one. */
export const MOST_VERSIONS = 50;
const MOST_SIZE = 2_000_000;

export type VersionRow = typeof projectVersions.$inferSelect;
type VersionKind = VersionRow["kind"];

/** What is let go last. */
const LASTING: readonly VersionKind[] = ["submitted", "published"];

interface NewVersion {
  form: TypedFields;
  /** Whatever is not only saved stands apart. */
  kind: VersionKind;
  actorId: string;
  restoredFrom?: number;
  /** It is no more of the version somebody is at work on. */
  isApart?: boolean;
}

/** The versions of a posting, newest first. */
export function listVersions(db: Reader, projectId: string): Promise<VersionRow[]> {
  return db
    .select()
    .from(projectVersions)
    .where(eq(projectVersions.projectId, projectId))
    .orderBy(desc(projectVersions.number));
}

/** How a posting was left last; nothing while it has no versions. */
export async function findNewestVersion(db: Reader, projectId: string): Promise<VersionRow | undefined> {
  const ofProject = eq(projectVersions.projectId, projectId);
  const [newest] = await db
    .select()
    .from(projectVersions)
    .where(ofProject)
    .orderBy(desc(projectVersions.number))
    .limit(1);
  return newest;
}

async function insert(
  tx: Tx,
  projectId: string,
  number: number,
  { form, actorId, isApart: _isApart, ...rest }: NewVersion,
  at: Date,
) {
  const size = JSON.stringify(form).length;
  const saved = { savedById: actorId, startedAt: at, savedAt: at };
  const values = { projectId, number, form, size, ...rest, ...saved };
  const [row] = await tx.insert(projectVersions).values(values).returning();
  return row;
}

/**
 * Keeps how a posting stands that is no version yet, before it is written: what was handed in, and what was typed beside
 * it.
 */
export async function keepPresent(tx: Tx, row: ProjectRow): Promise<void> {
  const { updatedById: actorId, updatedAt: at, publishedAt, submittedAt, typed } = row;
  let newest = await findNewestVersion(tx, row.id);
  if (!newest && submittedAt) {
    const kind = publishedAt ? "published" : "submitted";
    newest = await insert(tx, row.id, 1, { form: typedOf(await valuesOf(tx, row)), kind, actorId }, at);
  }
  if (typed && !(newest && isDeepStrictEqual(newest.form, typed)))
    await insert(tx, row.id, (newest?.number ?? 0) + 1, { form: typed, kind: "saved", actorId }, at);
}

/** Keeps what was handed in as it was read. */
export async function recordHandedIn(tx: Tx, projectId: string, isPublished: boolean, actorId: string, now: Date) {
  const form = typedOf(await valuesOf(tx, await readProject(tx, projectId)));
  await recordVersion(tx, projectId, { form, kind: isPublished ? "published" : "submitted", actorId }, now);
}

/** Keeps a posting as somebody has just left it: in the version this person is at work on, else in a new one. */
export async function recordVersion(tx: Tx, projectId: string, version: NewVersion, now: Date): Promise<void> {
  const newest = await findNewestVersion(tx, projectId);
  const isSaving = version.kind === "saved";
  if (newest && isSaving && isDeepStrictEqual(newest.form, version.form)) return;
  if (newest && isSaving && !version.isApart && isAtWork(newest, version.actorId, now)) {
    const size = JSON.stringify(version.form).length;
    const change = { form: version.form, size, savedAt: now };
    await tx.update(projectVersions).set(change).where(eq(projectVersions.id, newest.id));
  } else await insert(tx, projectId, (newest?.number ?? 0) + 1, version, now);
  await letGo(tx, projectId);
}

const isAtWork = ({ kind, savedById, startedAt }: VersionRow, actorId: string, now: Date) =>
  kind === "saved" && savedById === actorId && now.getTime() - startedAt.getTime() < VERSION_MS;

// The newest stays in any case; of the others the oldest go first, and what was handed in after everything else.
async function letGo(tx: Tx, projectId: string): Promise<void> {
  const { id, kind, size, number } = projectVersions;
  const all = await tx
    .select({ id, kind, size })
    .from(projectVersions)
    .where(eq(projectVersions.projectId, projectId))
    .orderBy(asc(number));
  const isLasting = (one: { kind: VersionKind }) => LASTING.includes(one.kind);
  const older = all.slice(0, -1);
  const inTurn = [...older.filter((one) => !isLasting(one)), ...older.filter(isLasting)];
  let count = all.length;
  let total = all.reduce((sum, one) => sum + one.size, 0);
  const going: string[] = [];
  for (const one of inTurn) {
    if (count <= MOST_VERSIONS && total <= MOST_SIZE) break;
    going.push(one.id);
    count -= 1;
    total -= one.size;
  }
  if (going.length === 0) return;
  await tx.delete(projectVersions).where(and(eq(projectVersions.projectId, projectId), inArray(id, going)));
}
