import type { SubmissionResult } from "@conform-to/react";
import { json, redirect, type TypedResponse } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Lack, partOf } from "#app/features/projects/posting/lacks.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { writeSeen } from "#app/features/projects/posting/bring-together.server.ts";
import { savePosting } from "#app/features/projects/posting/save-posting.server.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { getEditable, readProject } from "#app/features/projects/project/project-queries.server.ts";
import { whoChanged } from "#app/features/projects/posting/who-changed.server.ts";
import { POSTING, PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import type { TypedFields } from "#app/features/projects/project/project-form.ts";
import type { Asked } from "#app/features/projects/project/project.schema.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { RateLimits } from "#app/platform/rate-limits.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import {
  type Current,
  type PostedProject,
  type ReadTogether,
  readTogether,
  staleAnswer,
  typedIn,
  undecidedIn,
} from "./posting-form.server.ts";
import { projectMovedOn } from "./project-moved-on.server.ts";

export type Context = ProjectCommandContext & { db: Reader; locale: Locale; limits: RateLimits };
export type Posted = Exclude<PostedProject, { intent: "invalid" }>;

export const editAddress = (slug: string) => `/projects/${slug}/edit`;

export const previewAddress = (slug: string) => `/projects/${slug}/preview`;

// The version makes each change of rows a page of its own, to which one can go back.
export const rowsAddress = (slug: string, version: number, list: string) =>
  `${editAddress(slug)}?rows=${version}&open=${partOf(POSTING, list)?.key}#project-${list}`;

interface Saved {
  slug: string;
  version: number;
  isOnBoard?: boolean;
  /** What the page goes on showing. */
  typed: TypedFields;
}

/** What is answered to a draft that was saved, and stays on its page. */
export function savedInPlace(
  { clock, locale }: { clock: Clock; locale: Locale },
  { slug, version, isOnBoard = false, typed }: Saved,
  lacks: Lack[],
): PostingAnswer {
  const words = isOnBoard ? "projects:form.changes_kept_at" : "common:form.saved_at";
  const savedText = translator(locale)(words, { time: formatTime(clock.now(), locale) });
  return { version, seen: writeSeen(typed), savedText, path: editAddress(slug), lacks };
}

interface ToProject {
  row: ProjectRow;
  fields: URLSearchParams;
  asked: Asked;
  /** It is saved over what its page does not know of. */
  isOver?: boolean;
  /** Somebody was quicker while it was being saved, and it is read once more. */
  isAgain?: boolean;
}

/**
 * Saves or hands in a project that is there already, and says so. What others have saved meanwhile stays where it was not
 * touched; where both changed the same answer, nothing is written, and both come back. What others wrote is read by whoever
 * hands it in.
 */
export async function postToProject(
  context: Context,
  { row, fields: sent, asked, isOver = false, isAgain = false }: ToProject,
  viewer: Viewer,
): Promise<TypedResponse<PostingAnswer>> {
  const isOnBoard = !isDrafting(row.status);
  const { read, current } = await readNow(context, { row, sent, asked }, viewer);
  const asking = answerToDecide(sent, current, read);
  if (asking) return json(asking, { status: 409 });
  const { posted } = read;
  // What is on the board is changed only by a whole posting.
  if (posted.intent === "invalid" || (posted.intent === "refused" && isOnBoard))
    return shownAgain(shownBeside(posted, read, current), undecided(sent, read, current));
  const outcome = await savePosting(context, row, { ...posted, isOver: posted.isOver || isOver }, viewer);
  if (outcome.ok) return answerSaved(context, { sent, read, current }, { ...outcome, posted });
  if (outcome.reason !== "stale") throw await projectMovedOn(context, row.id, sent);
  const present = await readProject(context.db, row.id);
  if (read.isMarked && !isAgain)
    return postToProject(context, { row: present, fields: sent, asked, isOver, isAgain: true }, viewer);
  const now = await readNow(context, { row: present, sent, asked }, viewer);
  return json(staleAnswer(sent, now.current, now.read), { status: 409 });
}

/** The same form again where somebody has to decide first; null where nothing is in the way. Only saving decides. */
function answerToDecide(sent: URLSearchParams, current: Current, read: ReadTogether): PostingAnswer | null {
  const { posted, conflicts, others } = read;
  const isOpen = sent.has("conflict") && (posted.intent === "rows" || posted.intent === "preview");
  if (isOpen) return staleAnswer(sent, current, { ...read, isMarked: false });
  const isNew = conflicts.length > 0 || (others.length > 0 && posted.intent === "submit");
  return isNew ? staleAnswer(sent, current, read) : null;
}

/** The form that was sent, read together with what stands now, and who else changed that. */
async function readNow(
  { db }: Context,
  { row, sent, asked }: { row: ProjectRow; sent: URLSearchParams; asked: Asked },
  viewer: Viewer,
) {
  const { typed } = await getEditable(db, row);
  const read = readTogether(sent, { row, typed, savedBy: null }, asked, !isDrafting(row.status));
  const changed = [...read.conflicts, ...read.others, ...(undecidedIn(sent) ?? [])];
  const names = read.isMarked ? changed : PROJECT_FIELDS;
  const savedBy = names.length === 0 ? null : await whoChanged(db, { row, typed, names, readerId: viewer.id });
  return { read, current: { row, typed, savedBy } };
}

interface Asking {
  sent: URLSearchParams;
  read: ReadTogether;
  current: Current & { row: ProjectRow };
}

type Outcome = Extract<Awaited<ReturnType<typeof savePosting>>, { ok: true }> & { posted: Posted };

function answerSaved(
  context: Context,
  { sent, read, current }: Asking,
  { posted, ...outcome }: Outcome,
): TypedResponse<PostingAnswer> {
  const { slug, status } = current.row;
  const kept = { slug, version: outcome.version, isOnBoard: !isDrafting(status), typed: posted.typed };
  if (posted.intent === "autosave") {
    const standing = savedInPlace(context, { ...kept, typed: typedIn(sent) }, posted.lacks);
    return json({ ...standing, ...besideOf(read, current) });
  }
  if (posted.intent === "preview") return redirect(previewAddress(slug)) as TypedResponse<never>;
  if (posted.intent === "refused") return keptAndRefused(context, kept, shownBeside(posted, read, current));
  if (posted.intent === "rows")
    return redirect(rowsAddress(slug, outcome.version, posted.list)) as TypedResponse<never>;
  const { done } = outcome;
  const staysHere = done === "saved" || done === "discarded" || done === "kept";
  const address = staysHere ? editAddress(slug) : `/projects/${outcome.slug}`;
  return redirectDone(address, done) as TypedResponse<never>;
}

const besideOf = ({ others }: ReadTogether, { savedBy }: Current): Pick<PostingAnswer, "beside"> =>
  others.length > 0 ? { beside: { others, savedBy } } : {};

/** A form that is shown again with what others have changed in it. */
function shownBeside<Shown extends { result: SubmissionResult }>(posted: Shown, read: ReadTogether, current: Current) {
  if (read.others.length === 0) return posted;
  return { ...posted, result: showingItsValues(posted.result), ...besideOf(read, current) };
}

/** What somebody else saved stays said while the form is shown again, until the person has decided by saving. */
function undecided(
  sent: URLSearchParams,
  read: ReadTogether,
  current: Current,
): Pick<PostingAnswer, "conflict" | "version" | "seen"> {
  const isLate = !read.isMarked && read.posted.version !== current.row.version;
  if (!isLate && !sent.has("conflict")) return {};
  const { conflict, version, seen } = staleAnswer(sent, current, { ...read, isMarked: false });
  return { conflict, version, seen };
}

type Shown = Extract<PostedProject, { result: SubmissionResult }> & Pick<PostingAnswer, "beside">;

export const shownAgain = (
  { result, version, lacks, typed, beside }: Shown,
  undecidedYet: Pick<PostingAnswer, "conflict" | "version" | "seen"> = {},
): TypedResponse<PostingAnswer> =>
  json({ result, version, seen: writeSeen(typed), lacks, beside, ...undecidedYet }, { status: 422 });

export function keptAndRefused(
  context: Context,
  kept: Saved,
  { result, lacks, beside }: Extract<Posted, { intent: "refused" }> & Pick<PostingAnswer, "beside">,
): TypedResponse<PostingAnswer> {
  return json({ ...savedInPlace(context, kept, lacks), result, beside }, { status: 422 });
}
