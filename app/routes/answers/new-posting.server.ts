import type { SubmissionResult } from "@conform-to/react";
import { json, redirect, type TypedResponse } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeSeen } from "#app/features/projects/posting/bring-together.server.ts";
import { type Started, startProject } from "#app/features/projects/posting/draft-project.server.ts";
import type { Lack } from "#app/features/projects/posting/lacks.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { formKeyField } from "#app/features/projects/posting/posting.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import type { Asked } from "#app/features/projects/project/project.schema.ts";
import { findBegun } from "#app/features/projects/project/project-queries.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { typedResult } from "#app/http/parse-form.server.ts";
import { forbidden } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import {
  type Context,
  editAddress,
  keptAndRefused,
  type Posted,
  postToProject,
  previewAddress,
  rowsAddress,
  savedInPlace,
  shownAgain,
} from "./posting.server.ts";
import type { PostedProject } from "./posting-form.server.ts";

/** The version of a draft that its form has begun and nobody has changed since. */
const BEGUN_AT = 1;

/** That it is not said for which institution it is. */
export const WITHOUT_LEAD: Lack = { name: "leadInstitutionId", isWrong: false };

const withoutLead = (result: SubmissionResult): SubmissionResult => ({
  ...result,
  status: "error",
  error: { leadInstitutionId: ["errors:required"], ...result.error },
});

/** What is wrong with a new project; somebody of several institutions chooses for which it is. */
export function refuseNewProject(
  { result, version, lacks, typed }: Extract<PostedProject, { intent: "invalid" }>,
  { fields, postsFor }: Pick<NewPost, "fields" | "postsFor">,
): TypedResponse<PostingAnswer> {
  const isOpen = postsFor.length > 1 && !fields.get("leadInstitutionId");
  const open = isOpen ? [WITHOUT_LEAD, ...lacks] : lacks;
  const shown = isOpen ? withoutLead(result) : result;
  return json({ result: shown, version, seen: writeSeen(typed), lacks: open }, { status: 422 });
}

interface NewPost {
  posted: Posted;
  fields: URLSearchParams;
  /** The institutions the person posts for. */
  postsFor: readonly string[];
  asked: Asked;
}

/** Begins a project, or goes on with the one that this very form has begun. */
export async function postNewProject(
  context: Context,
  post: NewPost,
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const { posted, fields, asked } = post;
  const formKey = formKeyField.safeParse(fields.get("formKey")).data;
  const savesItself = fields.has("savesItself");
  const begun = formKey ? await findBegun(context.db, viewer.id, formKey) : null;
  if (begun && (savesItself || isDrafting(begun.status)))
    return postToProject(
      context,
      // A page that was never told of a version does not know what else was saved.
      { row: begun, fields: sentTo(begun, posted, fields), asked, isOver: posted.version === 0 },
      viewer,
    );
  return begin(context, { ...post, formKey, savesItself }, viewer);
}

/** A form that does not know yet of the project it has begun: whatever it sends is its own later words. */
function sentTo(begun: ProjectRow, { version }: Posted, fields: URLSearchParams): URLSearchParams {
  const sent = new URLSearchParams(fields);
  if (version > 0) return sent;
  sent.set("version", String(sent.has("savesItself") ? begun.version : BEGUN_AT));
  sent.delete("seen");
  return sent;
}

async function begin(
  context: Context,
  {
    posted,
    fields,
    postsFor,
    formKey,
    savesItself,
  }: Omit<NewPost, "asked"> & { formKey?: string; savesItself: boolean },
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const leadInstitutionId = postsFor.length > 1 ? (fields.get("leadInstitutionId") ?? "") : (postsFor[0] ?? "");
  const { typed } = posted;
  const isEmpty = Object.keys(typed).length === 0;
  if (posted.intent === "autosave" && (isEmpty || leadInstitutionId === "")) return json({});
  if (posted.intent === "refused" && isEmpty) return shownAgain(posted);
  if (leadInstitutionId === "") {
    const result = withoutLead(posted.intent === "refused" ? posted.result : typedResult(fields));
    const lacks = [WITHOUT_LEAD, ...posted.lacks];
    return json({ result, version: posted.version, seen: writeSeen(typed), lacks }, { status: 422 });
  }
  const wait = await context.limits.consume("projectByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const started = await startProject(context, { leadInstitutionId, typed, formKey, savesItself }, viewer);
  if (!started.ok) throw forbidden();
  return answerStarted(context, started, posted, viewer);
}

async function answerStarted(
  context: Context,
  started: Started,
  posted: Posted,
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const kept = { slug: started.slug, version: started.version, typed: posted.typed };
  if (posted.intent === "autosave") return json(savedInPlace(context, kept, posted.lacks));
  if (posted.intent === "preview") return redirect(previewAddress(started.slug)) as TypedResponse<never>;
  if (posted.intent === "refused") return keptAndRefused(context, kept, posted);
  if (posted.intent === "rows")
    return redirect(rowsAddress(started.slug, started.version, posted.list)) as TypedResponse<never>;
  if (posted.intent === "submit") return handInNew(context, started, posted.values, viewer);
  return redirectDone(editAddress(started.slug), "saved") as TypedResponse<never>;
}

async function handInNew(context: Context, started: Started, values: ProjectValues, viewer: Viewer) {
  const posting = { projectId: started.id, version: started.version, values };
  const submitted = await submitProject(context, posting, viewer);
  // The same form was sent twice: the first has handed it in, and what is handed in cannot be edited.
  if (!submitted.ok) return redirect(`/projects/${started.slug}`) as TypedResponse<never>;
  const done = submitted.isPublished ? "published" : "submitted";
  return redirectDone(`/projects/${submitted.slug}`, done) as TypedResponse<never>;
}
