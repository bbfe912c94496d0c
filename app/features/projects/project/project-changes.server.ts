import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectChanges } from "#db/schema/project-checks.ts";
import { PROJECT_VISIBILITIES } from "#db/vocabulary-forms.ts";
import { POSTING_FIELDS, type ProjectValues } from "./posting-fields.ts";
import { differingFields, typedOf } from "./project-form.ts";

/** A change to what is on the board that is kept beside it. */
export type ProjectChange = typeof projectChanges.$inferSelect;
type Values = Partial<ProjectValues>;
type Answers = ProjectChange["answers"];

const SENSITIVE = POSTING_FIELDS.flatMap(({ key, sensitive }) => (sensitive ? [key] : []));

function isWider(before: Values["visibility"], now: Values["visibility"]): boolean {
  const reach = (visibility: Values["visibility"]) =>
    visibility ? -PROJECT_VISIBILITIES.indexOf(visibility) : -Infinity;
  return reach(now) > reach(before);
}

/**
 * The answers of a posting that may not be shown before they are checked, as they would be; null where there would be none. That a
 * project from before it was asked says in which language it stands changes nothing of it.
 */
export function sensitiveAnswers(before: Values, now: Values): Answers {
  const answers: Answers = {};
  const after: Readonly<Record<string, unknown>> = now;
  for (const key of differingFields(typedOf(before), typedOf(now), SENSITIVE)) {
    const isHarmless =
      POSTING_FIELDS.some((field) => field.key === key && field.sensitive === "when_wider") &&
      !isWider(before.visibility, now.visibility);
    if (!isHarmless) answers[key] = after[key] ?? null;
  }
  const isSaidFirst = before.textLanguage === undefined && Object.keys(answers).every((key) => key === "textLanguage");
  return isSaidFirst ? {} : answers;
}

/** The answers of a posting, with some of them put in the place of its own. */
export function withAnswers<Some extends Values>(values: Some, answers: Answers): Some {
  const given = Object.entries(answers).map(([key, answer]) => [key, answer ?? undefined]);
  return { ...values, ...(Object.fromEntries(given) as Values) };
}

export async function findChange(db: Reader, projectId: string): Promise<ProjectChange | null> {
  const [change] = await db.select().from(projectChanges).where(eq(projectChanges.projectId, projectId));
  return change ?? null;
}

/** Keeps a change in the place of the one before it. */
export async function writeChange(tx: Tx, change: ProjectChange): Promise<void> {
  await tx.insert(projectChanges).values(change).onConflictDoUpdate({ target: projectChanges.projectId, set: change });
}

/** Lets go of the change to a project, whatever became of it. */
export async function dropChange(tx: Tx, projectId: string): Promise<void> {
  await tx.delete(projectChanges).where(eq(projectChanges.projectId, projectId));
}
