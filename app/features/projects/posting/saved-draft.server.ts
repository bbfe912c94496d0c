import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { ProjectView } from "../board/project-model.ts";
import { differingFields, typedOf } from "../project/project-form.ts";
import { PROJECT_FIELDS, type ProjectValues } from "../project/posting-fields.ts";
import { initiativesById } from "../project/project-initiatives.server.ts";
import { type FoundProject, getEditable } from "../project/project-queries.server.ts";
import type { Words } from "../project/project-words.server.ts";
import { type Audience, canEdit, worksOnText } from "../project/project.policy.ts";
import { isDrafting } from "../project/project.ts";
import { savedView } from "./preview.server.ts";

/** How what is saved of a posting stands to what was handed in last. */
export interface DraftStanding {
  slug: string;
  standing: "new" | "same" | "differs" | "handed_in";
  /** The answers that differ, by their names. */
  differing: string[];
}

interface Shown {
  values: Partial<ProjectValues>;
  activity: ActivityRow[];
}

/**
 * The page of a draft for those who write it, as it is saved, and that one which is handed in waits; null for everybody
 * else and of what was published.
 */
export async function readSavedDraft(
  db: Reader,
  found: FoundProject,
  { values, activity }: Shown,
  audience: Audience,
  words: Words,
): Promise<{ project?: ProjectView; draft: DraftStanding } | null> {
  const { row } = found;
  const { slug, submittedAt } = row;
  if (row.status === "submitted" && worksOnText(audience, found.subject))
    return { draft: { slug, standing: "handed_in", differing: [] } };
  if (!isDrafting(row.status) || !canEdit(audience, found.subject)) return null;
  const { typed } = await getEditable(db, row);
  const initiatives = await initiativesById(db, [typed.initiatives ?? []].flat(), words);
  const differing = submittedAt === null ? [] : differingFields(typed, typedOf(values), PROJECT_FIELDS);
  const standing = submittedAt === null ? "new" : differing.length > 0 ? "differs" : "same";
  return {
    project: savedView({ found, typed, initiatives, audience, activity }, words),
    draft: { slug, standing, differing },
  };
}
