import { createHash } from "node:crypto";
import type { Reader } from "#db/index.server.ts";
import { findChange, type ProjectChange, withAnswers } from "../project/project-changes.server.ts";
import { typedOf } from "../project/project-form.ts";
import { readProject } from "../project/project-queries.server.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

/**
 * The mark of what a coordinator reads at a check: what was handed in, and when. What its authors begin beside it is not
 * read and leaves it as it is, while the version of the posting counts every save.
 */
export async function markToRead(db: Reader, row: ProjectRow, change: ProjectChange | null): Promise<string> {
  const published = await valuesOf(db, row);
  const waiting = change?.status === "waiting" ? change : null;
  const read = typedOf(waiting ? withAnswers(published, waiting.answers) : published);
  const moments = [row.submittedAt, waiting?.handedInAt ?? null];
  return createHash("sha256")
    .update(JSON.stringify([row.id, ...moments, read]))
    .digest("hex")
    .slice(0, 32);
}

/** The same of a project as it stands now. */
export async function markOf(db: Reader, projectId: string): Promise<string> {
  return markToRead(db, await readProject(db, projectId), await findChange(db, projectId));
}
