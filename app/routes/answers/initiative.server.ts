import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type TypedResponse } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { INITIATIVE_LISTS } from "#app/features/initiatives/editing/initiative-fields.ts";
import {
  initiativeDifferences,
  initiativeFormValues,
} from "#app/features/initiatives/editing/initiative-form.server.ts";
import { initiativeEventSchema, initiativeSchema } from "#app/features/initiatives/editing/initiative.schema.ts";
import { moveInitiative } from "#app/features/initiatives/editing/move-initiative.server.ts";
import { saveInitiative } from "#app/features/initiatives/editing/write-initiative.server.ts";
import { findInitiative, type Initiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { editsInitiatives } from "#app/features/initiatives/initiative/initiative.policy.ts";
import { refreshSearchOfSupporting } from "#app/features/projects/project/project-search.server.ts";
import { answerRefusal, reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";

interface InitiativeAnswer {
  result: SubmissionResult;
  conflict?: { differences: ReturnType<typeof initiativeDifferences> };
}

type Answer = TypedResponse<InitiativeAnswer>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const pageOf = (id: string) => `/review/initiatives/${id}`;

const DONE = { publish: "published", withdraw: "withdrawn", rework: "reworked" } as const;

/** An initiative of the address, for those who edit them. */
export async function requireInitiative(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(editsInitiatives(viewer));
  const initiative = await findInitiative(args.context.db, args.params.id ?? "");
  if (!initiative) throw notFound();
  return { viewer, initiative };
}

/** Answers the forms of an initiative: of one that is there its states too. */
export async function postInitiative(
  { request, context }: ActionFunctionArgs,
  initiative: Initiative | null,
  viewer: Viewer,
): Promise<Answer> {
  const fields = await readForm(request, { lists: INITIATIVE_LISTS });
  // A row that is added or taken away is shown; nothing is kept of it until the whole is saved.
  if (fields.has("__intent__")) return json({ result: typedForm(fields).answer() });
  const intent = fields.get("intent");
  if (intent === "save") return save({ context, fields }, initiative, viewer);
  if (!initiative) throw refuse(400);
  if (intent === "publish") return publish({ context, fields }, initiative, viewer);
  const form = parseFields(fields, initiativeEventSchema);
  if (!form.ok) return form.response;
  const { intent: event, version, reason } = form.value;
  const { id } = initiative.row;
  const outcome = await moveInitiative(context, { id, event, version, reason }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "initiatives:");
  return redirectDone(pageOf(id), DONE[event]) as TypedResponse<never>;
}

type Sent = Pick<ActionFunctionArgs, "context"> & { fields: URLSearchParams };

async function save(sent: Sent, initiative: Initiative | null, viewer: Viewer): Promise<Answer> {
  const kept = await keep(sent, initiative, viewer);
  return "id" in kept ? (redirectDone(pageOf(kept.id), "saved") as TypedResponse<never>) : kept.refusal;
}

/** Saves what is in the form, and publishes that. */
async function publish(sent: Sent, initiative: Initiative, viewer: Viewer): Promise<Answer> {
  const { context, fields } = sent;
  const kept = await keep(sent, initiative, viewer);
  if (!("id" in kept)) return kept.refusal;
  const row = (await findInitiative(context.db, kept.id))?.row;
  // Pressed twice is done once.
  if (row && row.state !== "published") {
    const outcome = await moveInitiative(context, { id: row.id, event: "publish", version: row.version }, viewer);
    if (!outcome.ok) return answerRefusal(outcome.reason, fields, "initiatives:");
  }
  return redirectDone(pageOf(kept.id), DONE.publish) as TypedResponse<never>;
}

/** Saves what is in the form; says of which initiative, or why not. */
async function keep(
  { context, fields }: Sent,
  initiative: Initiative | null,
  viewer: Viewer,
): Promise<{ id: string } | { refusal: Answer }> {
  const form = parseFields(fields, initiativeSchema);
  if (!form.ok) return { refusal: form.response };
  const id = initiative?.row.id ?? fields.get("id") ?? "";
  if (!ID.test(id)) throw refuse(400);
  const outcome = await saveInitiative(context, { id, isNew: !initiative, change: form.value }, viewer);
  // Projects that support it are found by its titles.
  if (outcome.ok && initiative) await refreshSearchOfSupporting(context, id);
  if (outcome.ok) return { id };
  const reason = reasonToSay(outcome.reason);
  if (reason === "stale") return { refusal: await savedMeanwhile({ context, fields }, id) };
  // Shown again as the form of another initiative.
  fields.delete("id");
  return { refusal: answerRefusal(reason, fields, "initiatives:") };
}

/** What was typed stays, beside what stands there now; saving once more is at the version of now. */
async function savedMeanwhile({ context, fields }: Sent, id: string): Promise<Answer> {
  const { db, locale } = context;
  const initiative = await findInitiative(db, id);
  if (!initiative) throw notFound();
  const saved = initiativeFormValues(initiative, locale);
  const differences = initiativeDifferences(saved, typedForm(fields).payload, locale);
  fields.set("version", saved.version);
  return json({ result: typedResult(fields), conflict: { differences } }, { status: 409 });
}
