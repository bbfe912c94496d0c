import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { editorSchema, inviteEditorSchema } from "#app/features/projects/coediting/co-editing.schema.ts";
import { inviteCoEditor } from "#app/features/projects/coediting/invite-co-editor.server.ts";
import { leaveCoEditing, removeCoEditor } from "#app/features/projects/coediting/settle-co-editor.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";

interface Asked {
  row: ProjectRow;
  viewer: Viewer;
  /** Whether the person works on projects of its lead. */
  isLead: boolean;
}

interface EditorsAnswer {
  result?: SubmissionResult;
  /** A key under `problem` in the catalogue. */
  problem?: string;
}

const answerOf = (answer: EditorsAnswer, status: number) => json(answer, { status });

/** Invites somebody to write, takes somebody out, or leaves; any other intent is answered 400. */
export async function postEditors({ context, request }: ActionFunctionArgs, { row, viewer, isLead }: Asked) {
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent === "invite" || intent === "remove") authorize(isLead);
  if (intent === "invite") return invite(context, fields, row, viewer);
  if (intent !== "remove" && intent !== "leave") throw refuse(400);
  const parsed = parseFields(fields, editorSchema);
  if (!parsed.ok) return answerOf({ problem: "impossible" }, 409);
  const { editorId: id } = parsed.value;
  if (intent === "leave") {
    const left = await leaveCoEditing(context, id, viewer);
    return left.ok
      ? redirectDone("/projects/mine", "editor_left")
      : answerOf({ problem: reasonToSay(left.reason) }, 409);
  }
  const removed = await removeCoEditor(context, { id, projectId: row.id }, viewer);
  if (!removed.ok) return answerOf({ problem: reasonToSay(removed.reason) }, 409);
  return redirectDone(`/projects/${row.slug}/editors`, "editor_removed");
}

async function invite(
  context: ActionFunctionArgs["context"],
  fields: URLSearchParams,
  row: ProjectRow,
  viewer: Viewer,
) {
  const parsed = parseFields(fields, inviteEditorSchema);
  if (!parsed.ok) return answerOf({ result: parsed.result }, 422);
  const { limits } = context;
  const sender = { user: viewer.id };
  const receiver = { ...sender, institution: parsed.value.institutionId };
  const wait =
    (await limits.consume("projectEditorByUserAndReceiver", receiver)) ??
    (await limits.consume("projectEditorByUser", sender));
  if (wait !== null) return answerOf({ result: tooOftenResult(fields, wait) }, 429);
  const invited = await inviteCoEditor(context, { projectId: row.id, ...parsed.value }, viewer);
  if (!invited.ok) return answerOf({ problem: reasonToSay(invited.reason) }, 409);
  return redirectDone(`/projects/${row.slug}/editors`, "editor_invited");
}
