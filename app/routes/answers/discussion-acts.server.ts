import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type AppLoadContext, json } from "@remix-run/node";
import type { ZodType } from "zod";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Discussed } from "#app/features/projects/discussion/change-discussion.server.ts";
import { postPath, topicPath } from "#app/features/projects/discussion/discussion.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";

interface Asked<Values> {
  projectId: string;
  topicId: string;
  values: Values;
}

type CarryOut<Values> = (context: AppLoadContext, asked: Asked<Values>, viewer: Viewer) => Promise<Discussed>;
type Run = (context: AppLoadContext, where: Omit<Asked<never>, "values">, viewer: Viewer) => Promise<Discussed>;

/** Something done in a discussion: what its form sends, the command, the sentence of its success, and against what it counts. */
export interface DiscussionAct {
  read: (fields: URLSearchParams) => { ok: true; run: Run } | { ok: false; result: SubmissionResult };
  done: string;
  limit: "projectPostByUser" | "projectWorkByUser";
}

export function discussionAct<Values>(
  schema: ZodType<Values>,
  carryOut: CarryOut<Values>,
  { done, isPost = false }: { done: string; isPost?: boolean },
): DiscussionAct {
  return {
    done,
    limit: isPost ? "projectPostByUser" : "projectWorkByUser",
    read: (fields) => {
      const parsed = parseFields(fields, schema);
      if (!parsed.ok) return { ok: false, result: parsed.result };
      const values = parsed.value as Values;
      return { ok: true, run: (context, where, viewer) => carryOut(context, { ...where, values }, viewer) };
    },
  };
}

interface Posted {
  row: { id: string; slug: string };
  /** Of the page; empty on that of all topics. */
  topicId: string;
  viewer: Viewer;
  acts: Readonly<Record<string, DiscussionAct>>;
}

/** Where what was done is to be seen. */
function placeOf(slug: string, { topicId, postId }: { topicId: string; postId: string | null }): string {
  if (topicId === "") return `/projects/${slug}/discussion`;
  return postId === null ? topicPath(slug, topicId) : postPath(slug, topicId, postId);
}

/** Carries out what a form of the page asks; an intent that no form of it has is answered 400. What was typed is kept. */
export async function postToDiscussion(
  { context, request }: ActionFunctionArgs,
  { row, topicId, viewer, acts }: Posted,
) {
  const fields = await readForm(request);
  const intent = fields.get("intent") ?? "";
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined;
  if (!act) throw refuse(400);
  const of = `${intent}-${fields.get("id") ?? ""}`.slice(0, 100);
  const read = act.read(fields);
  if (!read.ok) return json({ of, result: read.result }, { status: 422 });
  const wait = await context.limits.consume(act.limit, { user: viewer.id });
  if (wait !== null) return json({ of, result: tooOftenResult(fields, wait) }, { status: 429 });
  const outcome = await read.run(context, { projectId: row.id, topicId }, viewer);
  if (outcome.ok) return redirectDone(placeOf(row.slug, outcome), act.done);
  // Shown again as the form of another topic.
  if (outcome.reason === "sent-already") fields.delete("id");
  const result = typedResult(fields, { "": [`discussion:refused.${reasonToSay(outcome.reason)}`] });
  return json({ of, result }, { status: 409 });
}
