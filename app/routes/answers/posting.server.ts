import type { SubmissionResult } from "@conform-to/react";
import { json, redirect, type TypedResponse } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Started, startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { type Lack, partOf } from "#app/features/projects/posting/lacks.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { formKeyField } from "#app/features/projects/posting/posting.ts";
import { savePosting } from "#app/features/projects/posting/save-posting.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { findBegun, getEditable, readProject } from "#app/features/projects/project/project-queries.server.ts";
import { POSTING } from "#app/features/projects/project/posting-fields.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { typedResult } from "#app/http/parse-form.server.ts";
import { forbidden } from "#app/http/refusals.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { RateLimits } from "#app/platform/rate-limits.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type PostedProject, staleAnswer } from "./posting-form.server.ts";
import { projectMovedOn } from "./project-moved-on.server.ts";

type Context = ProjectCommandContext & { db: Reader; locale: Locale; limits: RateLimits };
type Posted = Exclude<PostedProject, { intent: "invalid" }>;

const editAddress = (slug: string) => `/projects/${slug}/edit`;

const previewAddress = (slug: string) => `/projects/${slug}/preview`;

/** The version of a draft that its form has begun and nobody has changed since. */
const BEGUN_AT = 1;

// The version makes each change of rows a page of its own, to which one can go back.
const rowsAddress = (slug: string, version: number, list: string) =>
  `${editAddress(slug)}?rows=${version}&open=${partOf(POSTING, list)?.key}#project-${list}`;

/** What is answered to a draft that was saved, and stays on its page. */
function savedInPlace(
  { clock, locale }: { clock: Clock; locale: Locale },
  { slug, version, isOnBoard = false }: { slug: string; version: number; isOnBoard?: boolean },
  lacks: Lack[],
): PostingAnswer {
  const words = isOnBoard ? "projects:form.changes_kept_at" : "common:form.saved_at";
  const savedText = translator(locale)(words, { time: formatTime(clock.now(), locale) });
  return { version, savedText, path: editAddress(slug), lacks };
}

/** Saves or hands in a project that is there already, and says so; with both texts where somebody else was quicker. */
export async function postToProject(
  context: Context,
  { row, posted, fields }: { row: ProjectRow; posted: PostedProject; fields: URLSearchParams },
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  if (posted.intent === "invalid") return shownAgain(posted, await conflictBeside(context, row, posted, fields));
  // What is on the board is changed only by a whole posting.
  if (posted.intent === "refused" && !isDrafting(row.status))
    return shownAgain(posted, await conflictBeside(context, row, posted, fields));
  const outcome = await savePosting(context, row, posted, viewer);
  if (!outcome.ok) {
    if (outcome.reason !== "stale") throw await projectMovedOn(context, row.id, fields);
    const stale = await staleAt(context, row.id, fields);
    const result = posted.intent === "refused" ? posted.result : stale.result;
    return json({ ...stale, result, lacks: posted.lacks }, { status: 409 });
  }
  const kept = { slug: row.slug, version: outcome.version, isOnBoard: !isDrafting(row.status) };
  if (posted.intent === "autosave") return json(savedInPlace(context, kept, posted.lacks));
  if (posted.intent === "preview") return redirect(previewAddress(row.slug)) as TypedResponse<never>;
  if (posted.intent === "refused") return keptAndRefused(context, kept, posted);
  if (posted.intent === "rows")
    return redirect(rowsAddress(row.slug, outcome.version, posted.list)) as TypedResponse<never>;
  const { slug, done } = outcome;
  return redirectDone(
    done === "saved" || done === "discarded" || done === "kept" ? editAddress(slug) : `/projects/${slug}`,
    done,
  ) as TypedResponse<never>;
}

async function staleAt(context: Context, id: string, fields: URLSearchParams) {
  const current = await readProject(context.db, id);
  const { typed, savedBy } = await getEditable(context.db, current);
  return staleAnswer(fields, { slug: current.slug, version: current.version, typed, savedBy });
}

/** What somebody else saved stays said while the form is shown again, until the person has decided by saving. */
async function conflictBeside(
  context: Context,
  row: ProjectRow,
  { version }: Pick<Shown, "version">,
  fields: URLSearchParams,
): Promise<Pick<PostingAnswer, "conflict" | "version">> {
  if (version === row.version && !fields.has("conflict")) return {};
  const { conflict, version: present } = await staleAt(context, row.id, fields);
  return { conflict, version: present };
}

type Shown = Extract<PostedProject, { result: SubmissionResult }>;

const shownAgain = (
  { result, version, lacks }: Shown,
  beside: Pick<PostingAnswer, "conflict" | "version"> = {},
): TypedResponse<PostingAnswer> => json({ result, version, lacks, ...beside }, { status: 422 });

function keptAndRefused(
  context: Context,
  kept: { slug: string; version: number },
  { result, lacks }: Extract<Posted, { intent: "refused" }>,
): TypedResponse<PostingAnswer> {
  return json({ ...savedInPlace(context, kept, lacks), result }, { status: 422 });
}

/** That it is not said for which institution it is. */
export const WITHOUT_LEAD: Lack = { name: "leadInstitutionId", isWrong: false };

const withoutLead = (result: SubmissionResult): SubmissionResult => ({
  ...result,
  status: "error",
  error: { leadInstitutionId: ["errors:required"], ...result.error },
});

/** What is wrong with a new project; somebody of several institutions chooses for which it is. */
export function refuseNewProject(
  { result, version, lacks }: Extract<PostedProject, { intent: "invalid" }>,
  { fields, postsFor }: Pick<NewPost, "fields" | "postsFor">,
): TypedResponse<PostingAnswer> {
  const isOpen = postsFor.length > 1 && !fields.get("leadInstitutionId");
  const open = isOpen ? [WITHOUT_LEAD, ...lacks] : lacks;
  return json({ result: isOpen ? withoutLead(result) : result, version, lacks: open }, { status: 422 });
}

interface NewPost {
  posted: Posted;
  fields: URLSearchParams;
  /** The institutions the person posts for. */
  postsFor: readonly string[];
}

/** Begins a project, or goes on with the one that this very form has begun. */
export async function postNewProject(
  context: Context,
  post: NewPost,
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const { posted, fields } = post;
  const formKey = formKeyField.safeParse(fields.get("formKey")).data;
  const savesItself = fields.has("savesItself");
  const begun = formKey ? await findBegun(context.db, viewer.id, formKey) : null;
  if (begun && (savesItself || isDrafting(begun.status))) {
    const version = posted.version || (savesItself ? begun.version : BEGUN_AT);
    // A page that was never told of a version does not know what else was saved.
    const isOver = posted.isOver || posted.version === 0;
    return postToProject(context, { row: begun, posted: { ...posted, version, isOver }, fields }, viewer);
  }
  return begin(context, { ...post, formKey, savesItself }, viewer);
}

async function begin(
  context: Context,
  { posted, fields, postsFor, formKey, savesItself }: NewPost & { formKey?: string; savesItself: boolean },
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const leadInstitutionId = postsFor.length > 1 ? (fields.get("leadInstitutionId") ?? "") : (postsFor[0] ?? "");
  const { typed } = posted;
  const isEmpty = Object.keys(typed).length === 0;
  if (posted.intent === "autosave" && (isEmpty || leadInstitutionId === "")) return json({});
  if (posted.intent === "refused" && isEmpty) return shownAgain(posted);
  if (leadInstitutionId === "") {
    const result = withoutLead(posted.intent === "refused" ? posted.result : typedResult(fields));
    return json({ result, version: posted.version, lacks: [WITHOUT_LEAD, ...posted.lacks] }, { status: 422 });
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
  if (posted.intent === "autosave") return json(savedInPlace(context, started, posted.lacks));
  if (posted.intent === "preview") return redirect(previewAddress(started.slug)) as TypedResponse<never>;
  if (posted.intent === "refused") return keptAndRefused(context, started, posted);
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
