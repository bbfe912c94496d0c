import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type TypedResponse } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import type { ResultOutcome, Step } from "#app/features/projects/results/change-result.server.ts";
import { findResult, type Result, subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { resultSchema, resultStepSchema } from "#app/features/projects/results/result.schema.ts";
import { readsUnpublished, recordsFor } from "#app/features/projects/results/result.policy.ts";
import { addResult, saveResult } from "#app/features/projects/results/save-result.server.ts";
import {
  deleteResult,
  submitResult,
  takeBackResult,
  withdrawResult,
} from "#app/features/projects/results/settle-result.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { forbidden, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { requirePartnership } from "./partnership.server.ts";
import { roomClosed } from "./room-closed.server.ts";

type Answer = TypedResponse<{ result: SubmissionResult }>;
type Context = ActionFunctionArgs["context"];

/** A result of the project of the address, for those who work on it. */
export async function requireResult(args: LoaderFunctionArgs) {
  const within = await requirePartnership(args);
  const result = await findResult(args.context.db, within.row.id, args.params.result ?? "");
  if (!result || !readsUnpublished(within.audience, within.partnership, subjectOf(result))) throw notFound();
  return { ...within, result };
}

/** The project of the address, for those who record results of it. */
export async function requireRecording(args: LoaderFunctionArgs) {
  const within = await requirePartnership(args);
  if (recordsFor(within.audience, within.partnership).length > 0) return within;
  throw args.request.method === "POST" ? roomClosed(args, within.row, await readForm(args.request)) : forbidden();
}

/** Removes the bytes of a file that nothing names any more. */
export async function forgetBytes({ files }: Context, { removed }: { removed?: string | null }): Promise<void> {
  if (removed) await files.remove(removed);
}

/** When a project began, or is to begin. */
const beganOf = ({ startMonth, createdAt }: Pick<ProjectRow, "startMonth" | "createdAt">) =>
  startMonth ?? dayOf(createdAt);

/** Begins a result. */
export async function postNewResult(args: ActionFunctionArgs): Promise<Answer> {
  const { viewer, row } = await requireRecording(args);
  const fields = await readForm(args.request);
  const form = parseFields(fields, resultSchema(dayNow(args.context.clock), beganOf(row)));
  if (!form.ok) return form.response;
  const { formKey, seenDate: _seen, ...said } = form.value;
  const added = await addResult(args.context, { projectId: row.id, form: said, formKey }, viewer);
  if (!added.ok) return answerRefusal(added.reason, fields, "results:");
  return redirectDone(`/projects/${row.slug}/results/${added.id}/edit`, "added") as TypedResponse<never>;
}

const ACTS = { submit: submitResult, take_back: takeBackResult, withdraw: withdrawResult } as const;

/** Saves a result, or does what one of its buttons says. */
export async function postResult(args: ActionFunctionArgs): Promise<Answer> {
  const { viewer, row, result } = await requireResult(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent") ?? "";
  const about = { args, fields, viewer, row, result, base: `/projects/${row.slug}/results` };
  const isHandedIn = intent.endsWith("submit") || (intent === "save" && result.row.state === "published");
  const wait = isHandedIn ? await args.context.limits.consume("resultHandedInByUser", { user: viewer.id }) : null;
  if (wait !== null) return json({ result: tooOftenResult(fields, wait) }, { status: 429 });
  if (intent === "save" || intent === "save_and_submit") return save(about, intent);
  if (intent === "delete") return remove(about);
  if (!Object.hasOwn(ACTS, intent)) throw refuse(400);
  return carryOut(about, intent as keyof typeof ACTS);
}

interface About {
  args: ActionFunctionArgs;
  fields: URLSearchParams;
  viewer: Viewer;
  row: ProjectRow;
  result: Result;
  base: string;
}

const stepOf = ({ row }: Result, version: number): Step => ({ projectId: row.projectId, id: row.id, version });

async function save({ args, fields, viewer, row, result, base }: About, intent: string): Promise<Answer> {
  const { context } = args;
  const form = parseFields(fields, resultSchema(dayNow(context.clock), beganOf(row)));
  if (!form.ok) return form.response;
  const { version = -1, seenDate: _seen, ...said } = form.value;
  const saved = await saveResult(context, { ...stepOf(result, version), form: said }, viewer);
  if (!saved.ok && saved.reason === "forbidden") throw roomClosed(args, row, fields);
  if (!saved.ok) return answerRefusal(saved.reason, fields, "results:");
  const page = `${base}/${result.row.id}/edit`;
  if (intent === "save") return redirectDone(page, saved.waits ? "change_waits" : "saved") as TypedResponse<never>;
  const submitted = await submitResult(context, stepOf(result, version + 1), viewer);
  if (submitted.ok) return redirectDone(page, "submitted") as TypedResponse<never>;
  if (submitted.reason !== "incomplete") return answerRefusal(submitted.reason, fields, "results:");
  return redirectDone(page, "saved_incomplete") as TypedResponse<never>;
}

async function carryOut(about: About, intent: keyof typeof ACTS): Promise<Answer> {
  const { args, fields, viewer, result, base } = about;
  const form = parseFields(fields, resultStepSchema);
  if (!form.ok) return form.response;
  const outcome: ResultOutcome = await ACTS[intent](args.context, stepOf(result, form.value.version), viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "results:");
  await forgetBytes(args.context, outcome);
  return redirectDone(`${base}/${result.row.id}/edit`, DONE[intent]) as TypedResponse<never>;
}

const DONE = { submit: "submitted", take_back: "taken_back", withdraw: "withdrawn" } as const;

async function remove({ args, fields, viewer, result, base }: About): Promise<Answer> {
  const form = parseFields(fields, resultStepSchema);
  if (!form.ok) return form.response;
  const outcome = await deleteResult(args.context, stepOf(result, form.value.version), viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "results:");
  await forgetBytes(args.context, outcome);
  return redirectDone(base, "deleted") as TypedResponse<never>;
}
