import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { isDrafting } from "../project/project.ts";
import { keepChanges, saveProjectDraft } from "./draft-project.server.ts";
import { editProject } from "./edit-project.server.ts";
import type { PostingIntent } from "./posting.ts";
import { submitProject } from "./submit-project.server.ts";

const BESIDE = ["rows", "discard", "autosave", "preview", "save"] as const;
type Beside = Extract<PostingIntent, { intent: (typeof BESIDE)[number] }>;
const isBeside = (posting: PostingIntent): posting is Beside => BESIDE.some((intent) => intent === posting.intent);

/** Saves or hands in a project that is there already; `done` says what came of it, at which slug it is found. */
export async function savePosting(
  context: ProjectCommandContext,
  row: ProjectRow,
  posting: PostingIntent,
  actor: Viewer,
) {
  const { version, isOver } = posting;
  const isDraft = isDrafting(row.status);
  if (!isDraft && isBeside(posting)) return keepBeside(context, row, posting, actor);
  if (posting.intent !== "submit") {
    const draft = { projectId: row.id, version, typed: posting.typed, isOver };
    const saved = await saveProjectDraft(context, draft, actor);
    return saved.ok ? { ...saved, slug: row.slug, done: "saved" as const } : saved;
  }
  const asked = { projectId: row.id, version, values: posting.values };
  if (!isDraft) {
    const edited = await editProject(context, asked, actor);
    return edited.ok ? { ...edited, version, slug: row.slug } : edited;
  }
  const handed = await submitProject(context, asked, actor);
  if (!handed.ok) return handed;
  const done = handed.isPublished ? ("published" as const) : ("submitted" as const);
  return { ok: true as const, version, slug: handed.slug, done };
}

// What is begun beside the board: for the whole that is saved later, or for the lead institution to save.
async function keepBeside(context: ProjectCommandContext, row: ProjectRow, posting: Beside, actor: Viewer) {
  const { intent, version, isOver } = posting;
  const typed = intent === "discard" ? null : posting.typed;
  const change = {
    projectId: row.id,
    version,
    typed,
    isOver,
    isByItself: intent === "autosave" || intent === "preview",
  };
  const kept = await keepChanges(context, change, actor);
  const done = intent === "save" ? ("kept" as const) : ("discarded" as const);
  return kept.ok ? { ...kept, slug: row.slug, done } : kept;
}
