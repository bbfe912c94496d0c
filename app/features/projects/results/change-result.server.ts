import { eq } from "drizzle-orm";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { projectResults, type ResultChange, resultInstitutions } from "#db/schema/results.ts";
import { searchText } from "#db/search.server.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import { type Partnership } from "../project/partnership.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type LoadedProject } from "../project/project-subject.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { answersIn, findResult, type Result } from "./read-results.server.ts";

type ResultRefusal = Refusal<"not-found" | "forbidden" | "stale" | "impossible" | "too-many", "incomplete">;
/** `removed` is a file that nothing names any more: whoever called removes its bytes. */
export type ResultOutcome = { ok: true; id: string; removed?: string | null } | ResultRefusal;

export interface InProject {
  tx: Tx;
  now: Date;
  project: LoadedProject;
  partnership: Partnership;
  audience: Audience;
}

/** The frame of every command about results: one transaction, in which the project and who works on it are read again. */
export function inProject<Outcome>(
  context: ProjectCommandContext,
  projectId: string,
  actor: Viewer,
  work: (within: InProject) => Promise<Outcome>,
): Promise<Outcome | Refusal<"not-found">> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const loaded = await loadPartnership(tx, projectId, today);
    if (!loaded) return refused("not-found");
    const { project, partnership } = loaded;
    const audience = await getAudience(tx, actor, today);
    return work({ tx, now: context.clock.now(), project, partnership, audience });
  });
}

export interface Step {
  projectId: string;
  id: string;
  /** At which the page was opened. */
  version: number;
}

/**
 * The same with one of its results, as it stood when the page was opened. `again` answers a button pressed twice; null where
 * it is none.
 */
export function onResult<Outcome>(
  context: ProjectCommandContext,
  { projectId, id, version }: Step,
  actor: Viewer,
  work: (within: InProject & { result: Result }) => Promise<Outcome>,
  again: (within: InProject & { result: Result }) => Outcome | null = () => null,
): Promise<Outcome | Refusal<"not-found" | "stale">> {
  return inProject(context, projectId, actor, async (within) => {
    const result = await findResult(within.tx, projectId, id);
    if (!result || result.row.id !== id) return refused("not-found");
    const on = { ...within, result };
    return result.row.version === version ? work(on) : (again(on) ?? refused("stale"));
  });
}

/** What a result is found by. */
const searchOf = ({ title, titles, authors, otherInstitutions, description, doi, isbn }: ResultChange) =>
  searchText(title, ...Object.values(titles), ...authors, ...otherInstitutions, description, doi, isbn);

/** The columns of a result that says this. */
export const columnsOf = (change: ResultChange) => {
  const { institutionIds: _, ...answers } = change;
  return { ...answers, search: searchOf(change) };
};

/** All that is said of a result that is not published, or of the change beside one that is. */
export const asWritten = ({ row, institutions }: Result): ResultChange =>
  row.change ?? { ...answersIn(row), institutionIds: institutions.map(({ id }) => id) };

/** All that readers are shown. */
export const asShown = ({ row, institutions }: Result): ResultChange => ({
  ...answersIn(row),
  institutionIds: institutions.map(({ id }) => id),
});

/** Sets the institutions a result is of, in this order. */
export async function nameInstitutions(tx: Tx, resultId: string, ids: readonly string[]): Promise<void> {
  await tx.delete(resultInstitutions).where(eq(resultInstitutions.resultId, resultId));
  if (ids.length > 0)
    await tx.insert(resultInstitutions).values(ids.map((institutionId) => ({ resultId, institutionId })));
}

/** Forgets a file that nothing names any more, where it is another than the one that stays. */
export async function letGo(tx: Tx, fileId: string | null | undefined, staying: string | null): Promise<string | null> {
  if (!fileId || fileId === staying) return null;
  await tx.delete(files).where(eq(files.id, fileId));
  return fileId;
}

/** Writes columns of a result; its version tells that it is another since. */
export async function write(
  tx: Tx,
  { row }: Result,
  values: Partial<typeof projectResults.$inferInsert>,
  { actor, now }: { actor: Viewer; now: Date },
): Promise<void> {
  await tx
    .update(projectResults)
    .set({ ...values, version: row.version + 1, updatedAt: now, updatedById: actor.id })
    .where(eq(projectResults.id, row.id));
}
