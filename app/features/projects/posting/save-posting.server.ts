import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { isDrafting } from "../project/project.ts";
import { keepChanges, saveProjectDraft } from "./draft-project.server.ts";
import { editProject } from "./edit-project.server.ts";
import type { PostingIntent } from "./posting.ts";
import { submitProject } from "./submit-project.server.ts";

type Beside = Extract<PostingIntent, { intent: "rows" | "discard" | "autosave" | "preview" }>;
const BESIDE = ["rows", "discard", "autosave", "preview"];
const isBeside = (posting: PostingIntent): posting is Beside => BESIDE.includes(posting.intent);

/** Saves or hands in a project that is there already; `done` says what came of it, at which slug it is found. */
export async function savePosting(
  context: ProjectCommandContext,
  row: ProjectRow,
  posting: PostingIntent,
  actor: Viewer,
) {
  const { version } = posting;
  const isDraft = isDrafting(row.status);
  if (!isDraft && isBeside(posting)) {
    const typed = posting.intent === "discard" ? null : posting.typed;
    const isByItself = posting.intent === "autosave" || posting.intent === "preview";
    const kept = await keepChanges(context, { projectId: row.id, version, typed, isByItself }, actor);
    return kept.ok ? { ...kept, slug: row.slug, done: "discarded" as const } : kept;
  }
  if (posting.intent !== "submit") {
    const { typed, titleEn } = posting;
    const draft = { projectId: row.id, version, titleEn: titleEn ?? row.titleEn, typed };
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
