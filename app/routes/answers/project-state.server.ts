import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { isoDay } from "#app/platform/clock.ts";
import {
  archiveProject,
  closeToPartners,
  completeProject,
  correctAchieved,
  deleteDraft,
  reopenToPartners,
  takeBackChange,
  takeBackProject,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { renewCall } from "#app/features/projects/lifecycle/renew-call.server.ts";
import { achievedSchema, earlySchema, reopenSchema } from "#app/features/projects/lifecycle/project-state.schema.ts";
import { endAhead } from "#app/features/projects/project/project.ts";
import { dayNow } from "#app/platform/days.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";

interface StateAnswer {
  intent?: string;
  result?: SubmissionResult;
  /** A key under `problem` in the catalogue. */
  problem?: "impossible" | "no-needs" | "no-report";
}

interface Post {
  context: ActionFunctionArgs["context"];
  fields: URLSearchParams;
  row: ProjectRow;
  viewer: Viewer;
}

const answerOf = (answer: StateAnswer, status: number) => json(answer, { status });

const refusedFor = (reason: "forbidden" | NonNullable<StateAnswer["problem"]>) =>
  answerOf({ problem: reasonToSay(reason) }, 409);

/** Carries out one change of a project's state; any other intent is answered 400. */
export async function postState({ context, request }: ActionFunctionArgs, row: ProjectRow, viewer: Viewer) {
  const fields = await readForm(request);
  const post = { context, fields, row, viewer };
  switch (fields.get("intent")) {
    case "close":
      return plainStep(post, closeToPartners, "closed");
    case "archive":
      return plainStep(post, archiveProject, "archived");
    case "take_back":
      return plainStep(post, takeBackProject, "taken_back");
    case "take_back_change":
      return plainStep(post, takeBackChange, "change_taken_back");
    case "delete":
      return plainStep(post, deleteDraft, "deleted", "/projects/mine");
    case "reopen":
      return openUntil(post, reopenToPartners, "reopened");
    case "renew":
      return openUntil(post, renewCall, "renewed");
    case "complete":
      return achieved(post, completeProject, "completed");
    case "correct":
      return achieved(post, correctAchieved, "achieved_corrected");
    default:
      throw refuse(400);
  }
}

async function plainStep(
  { context, row, viewer }: Post,
  step: typeof closeToPartners,
  done: string,
  path = `/projects/${row.slug}`,
) {
  const outcome = await step(context, { projectId: row.id }, viewer);
  return outcome.ok ? redirectDone(path, done) : refusedFor(outcome.reason);
}

const DAY_PROBLEMS = {
  "day-past": "projects:errors.answer_by_past",
  "day-far": "projects:errors.answer_by_too_far",
  "after-call": "projects:errors.answer_by_after_call",
} as const;
const isDayProblem = (reason: string): reason is keyof typeof DAY_PROBLEMS => reason in DAY_PROBLEMS;

async function openUntil(
  { context, fields, row, viewer }: Post,
  step: typeof reopenToPartners | typeof renewCall,
  done: "reopened" | "renewed",
) {
  const intent = fields.get("intent") ?? "";
  const parsed = parseFields(fields, reopenSchema(isoDay(context.clock.now())));
  if (!parsed.ok) return answerOf({ intent, result: parsed.result }, 422);
  const outcome = await step(context, { projectId: row.id, ...parsed.value }, viewer);
  if (outcome.ok) return redirectDone(`/projects/${row.slug}`, done);
  const { reason } = outcome;
  if (!isDayProblem(reason)) return refusedFor(reason);
  return answerOf({ intent, result: typedResult(fields, { answerBy: [DAY_PROBLEMS[reason]] }) }, 422);
}

async function achieved(
  { context, fields, row, viewer }: Post,
  step: typeof completeProject | typeof correctAchieved,
  done: string,
) {
  const intent = fields.get("intent") ?? "";
  const isEarly = intent === "complete" && endAhead(row, dayNow(context.clock)) !== null;
  const parsed = parseFields(fields, isEarly ? earlySchema : achievedSchema);
  if (!parsed.ok) return answerOf({ intent, result: parsed.result }, 422);
  const outcome = await step(context, { projectId: row.id, finalSummary: parsed.value.finalSummary }, viewer);
  if (outcome.ok) return redirectDone(`/projects/${row.slug}`, done);
  const { reason } = outcome;
  if (reason === "no-report") return answerOf({ intent, result: typedResult(fields, {}), problem: reason }, 409);
  // Whoever completed it meanwhile wrote other words: these come back where they can still be sent.
  return answerOf({ intent: "correct", result: typedResult(fields, {}), problem: reasonToSay(reason) }, 409);
}
