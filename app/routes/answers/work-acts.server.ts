import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type AppLoadContext, json } from "@remix-run/node";
import type { ZodType } from "zod";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import type { Changed } from "#app/features/projects/work/change-work.server.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

type CarryOut<Values> = (context: AppLoadContext, asked: Asked<Values>, viewer: Viewer) => Promise<Changed>;

/** Something done on a page of a project's work: what its form sends, the command, and the sentence of its success. */
export interface WorkAct {
  read: (fields: URLSearchParams) => { ok: true; run: Run } | { ok: false; result: SubmissionResult };
  done: string;
}

type Run = (context: AppLoadContext, projectId: string, viewer: Viewer) => Promise<Changed>;

export function workAct<Values>(schema: ZodType<Values>, carryOut: CarryOut<Values>, done: string): WorkAct {
  return {
    done,
    read: (fields) => {
      const parsed = parseFields(fields, schema);
      if (!parsed.ok) return { ok: false, result: parsed.result };
      const values = parsed.value as Values;
      return { ok: true, run: (context, projectId, viewer) => carryOut(context, { projectId, values }, viewer) };
    },
  };
}

interface Posted {
  projectId: string;
  viewer: Viewer;
  /** Of the page, which is shown again. */
  path: string;
  acts: Readonly<Record<string, WorkAct>>;
}

interface WorkAnswer {
  /** The form it was, by its id on the page. */
  of: string;
  result: SubmissionResult;
}

/** The field at which a refusal is said, where one answer alone is in the way. */
const FIELD_OF: Partial<Record<string, string>> = {
  "no-package": "packageId",
  "not-of-institution": "responsibleId",
};

const answerOf = (answer: WorkAnswer, status: number) => json(answer, { status });

/** Carries out what a form of the page asks; an intent that no form of it has is answered 400. What was typed is kept. */
export async function postToWork({ context, request }: ActionFunctionArgs, { projectId, viewer, path, acts }: Posted) {
  const fields = await readForm(request);
  const intent = fields.get("intent") ?? "";
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined;
  if (!act) throw refuse(400);
  const of = `${intent}-${fields.get("id") ?? ""}`.slice(0, 100);
  const read = act.read(fields);
  if (!read.ok) return answerOf({ of, result: read.result }, 422);
  const wait = await context.limits.consume("projectWorkByUser", { user: viewer.id });
  if (wait !== null) return answerOf({ of, result: tooOftenResult(fields, wait) }, 429);
  const outcome = await read.run(context, projectId, viewer);
  if (outcome.ok) return redirectDone(path, act.done);
  const at = FIELD_OF[outcome.reason] ?? "";
  // What was sent from the form of something new stays in that form, which has another id by now.
  const form = outcome.reason === "sent-already" ? `${intent}-` : of;
  return answerOf(
    { of: form, result: typedResult(fields, { [at]: [`work:refused.${reasonToSay(outcome.reason)}`] }) },
    409,
  );
}
