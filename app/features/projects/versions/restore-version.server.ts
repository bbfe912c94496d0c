import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { keepChanges, saveProjectDraft } from "../posting/draft-project.server.ts";
import { listVersions } from "../posting/record-version.server.ts";
import { PROJECT_FIELDS } from "../project/posting-fields.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { keepTyped } from "../project/project-form.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { isDrafting } from "../project/project.ts";

interface Wanted {
  number: number;
  /** The version of the posting when the page was opened. */
  version: number;
}

/**
 * Brings the form of an earlier version back: into a draft, or beside what stands on the board, where it waits to be
 * saved. How the posting stood until then is a version too, so this is undone in the same way.
 */
export async function restoreVersion(
  context: ProjectCommandContext & { db: Reader },
  row: ProjectRow,
  { number, version }: Wanted,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "impossible" | "stale">> {
  const wanted = (await listVersions(context.db, row.id)).find((one) => one.number === number);
  if (!wanted) return refused("impossible");
  const typed = keepTyped(wanted.form, PROJECT_FIELDS);
  const change = { projectId: row.id, version, typed, restoredFrom: number };
  return (isDrafting(row.status) ? saveProjectDraft : keepChanges)(context, change, actor);
}
