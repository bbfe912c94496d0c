import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { projectResults } from "#db/schema/results.ts";
import { transliterate } from "#db/search.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { slugBase } from "../project/project.ts";
import {
  asWritten,
  columnsOf,
  letGo,
  nameInstitutions,
  onResult,
  type InProject,
  type ResultOutcome,
  type Step,
  write,
} from "./change-result.server.ts";
import { type Result, type ResultRow, subjectOf } from "./read-results.server.ts";
import { answersFor, canCheckResult, withdraws } from "./result.policy.ts";
import { isDeletable, lacksOf, nextState } from "./result.ts";
import { tellOfResult } from "./tell-of-result.server.ts";

type Within = InProject & { result: Result };
type Action = "result_submitted" | "result_published" | "result_returned" | "result_withdrawn" | "result_taken_back";

const note = (context: ProjectCommandContext, { tx, now, project, result }: Within, action: Action, actor: Viewer) =>
  recordProject(
    tx,
    project.row.id,
    { ...context, now },
    { action: `project.${action}`, data: { title: result.row.title }, actorId: actor.id },
  );

/** Hands a result in for the check, once nothing is lacking. */
export function submitResult(context: ProjectCommandContext, step: Step, actor: Viewer): Promise<ResultOutcome> {
  const submit = async (within: Within): Promise<ResultOutcome> => {
    const { tx, now, project, partnership, audience, result } = within;
    const { row } = result;
    if (!answersFor(audience, partnership, subjectOf(result))) return refused("forbidden");
    const state = nextState(row.state, "submit");
    if (!state) return refused("impossible");
    if (lacksOf(asWritten(result)).length > 0) return refused("incomplete");
    await write(tx, result, { state, submittedById: actor.id, submittedAt: now }, { actor, now });
    await note(context, within, "result_submitted", actor);
    await tellOfResult(tx, { ...context, now }, { event: "submitted", project, row, actorId: actor.id });
    return { ok: true, id: row.id };
  };
  return onResult(context, step, actor, submit, ({ result: { row } }) => {
    const isNext = row.version === step.version + 1 && row.state === "submitted";
    return isNext && row.submittedById === actor.id ? { ok: true, id: row.id } : null;
  });
}

/** Takes back what waits for a check: the result, or the change beside a published one. */
export function takeBackResult(context: ProjectCommandContext, step: Step, actor: Viewer): Promise<ResultOutcome> {
  return onResult<ResultOutcome>(context, step, actor, async (within) => {
    const { tx, now, partnership, audience, result } = within;
    if (!answersFor(audience, partnership, subjectOf(result))) return refused("forbidden");
    const state = nextState(result.row.state, "take_back");
    if (!state && result.row.changeState === null) return refused("impossible");
    if (state) await write(tx, result, { state }, { actor, now });
    const removed = state ? null : await dropChange(tx, result, { actor, now });
    await note(context, within, "result_taken_back", actor);
    return { ok: true, id: result.row.id, removed };
  });
}

async function dropChange(tx: Tx, result: Result, by: { actor: Viewer; now: Date }) {
  const { row } = result;
  await write(tx, result, { change: null, changeState: null, note: null }, by);
  return letGo(tx, row.change?.fileId, row.fileId);
}

/** Takes a published result out of sight; it can be mended and handed in again. */
export function withdrawResult(context: ProjectCommandContext, step: Step, actor: Viewer): Promise<ResultOutcome> {
  return onResult<ResultOutcome>(context, step, actor, async (within) => {
    const { tx, now, partnership, audience, result } = within;
    if (!withdraws(audience, partnership, subjectOf(result))) return refused("forbidden");
    const state = nextState(result.row.state, "withdraw");
    if (!state) return refused("impossible");
    const { row } = result;
    await write(tx, result, { state, change: null, changeState: null }, { actor, now });
    const removed = await letGo(tx, row.change?.fileId, row.fileId);
    await note(context, within, "result_withdrawn", actor);
    return { ok: true, id: row.id, removed };
  });
}

/** Deletes a draft that was never published, with its file; gives back whose bytes are to be removed. */
export function deleteResult(context: ProjectCommandContext, step: Step, actor: Viewer) {
  return onResult(context, step, actor, async ({ tx, partnership, audience, result }) => {
    const { row } = result;
    if (!answersFor(audience, partnership, subjectOf(result))) return refused("forbidden");
    if (!isDeletable(row)) return refused("impossible");
    await tx.delete(projectResults).where(eq(projectResults.id, row.id));
    if (row.fileId) await tx.delete(files).where(eq(files.id, row.fileId));
    return { ok: true as const, id: row.id, removed: row.fileId };
  });
}

/** An address within the project that no other of its results has. */
async function freeSlug(tx: Tx, { projectId, id, title, titles }: ResultRow): Promise<string> {
  const base = slugBase(transliterate(titles.en ?? title)) || `result-${randomUUID().slice(0, 8)}`;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const isIt = and(eq(projectResults.projectId, projectId), eq(projectResults.slug, slug));
    const [taken] = await tx.select({ id: projectResults.id }).from(projectResults).where(isIt);
    if (!RESERVED.includes(slug) && (!taken || taken.id === id)) return slug;
  }
}

const RESERVED = ["new", "edit", "files"];

interface Checked {
  /** Sent back with what has to be different; approved without. */
  note?: string;
}

/** A coordinator publishes what was handed in, or sends it back with a note. */
export function checkResult(
  context: ProjectCommandContext,
  { note: words, ...step }: Step & Checked,
  actor: Viewer,
): Promise<ResultOutcome> {
  const check = async (within: Within): Promise<ResultOutcome> => {
    const { tx, now, project, partnership, result } = within;
    const { row } = result;
    if (!canCheckResult(actor, partnership, subjectOf(result))) return refused("forbidden");
    const checked = { checkedById: actor.id, checkedAt: now, note: words ?? null };
    const event = words === undefined ? "published" : "returned";
    const state = nextState(row.state, words === undefined ? "approve" : "send_back");
    if (state === null && row.changeState !== "submitted") return refused("impossible");
    const values =
      state === null ? changeAnswered(result, event) : { state, ...(await whenShown(tx, row, event, now)) };
    // Who checks has not written of it.
    const by = { actor: { ...actor, id: row.updatedById }, now };
    await write(tx, result, { ...values, ...checked }, by);
    if (state === null && event === "published") await nameInstitutions(tx, row.id, asWritten(result).institutionIds);
    await note(context, within, `result_${event}`, actor);
    const news = { event, project, row, actorId: actor.id, note: words } as const;
    await tellOfResult(tx, { ...context, now }, news);
    const isReplaced = row.change !== null && event === "published";
    const removed = isReplaced ? await letGo(tx, row.fileId, row.change?.fileId ?? null) : null;
    return { ok: true, id: row.id, removed };
  };
  return onResult(context, step, actor, check, ({ result: { row } }) => {
    const isLast = row.version === step.version + 1 && row.checkedAt?.getTime() === row.updatedAt.getTime();
    const isSame = row.checkedById === actor.id && row.note === (words ?? null);
    return isLast && isSame ? { ok: true, id: row.id } : null;
  });
}

function changeAnswered(result: Result, event: "published" | "returned") {
  if (event === "returned") return { changeState: "returned" as const };
  return { ...columnsOf(asWritten(result)), change: null, changeState: null };
}

async function whenShown(tx: Tx, row: ResultRow, event: "published" | "returned", now: Date) {
  if (event === "returned") return {};
  return { slug: row.slug ?? (await freeSlug(tx, row)), publishedAt: row.publishedAt ?? now };
}
