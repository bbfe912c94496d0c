import type { ActionFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { unpaidOf } from "#app/features/dues/open-dues.server.ts";
import { askMerge } from "#app/features/members/merging/ask-merge.server.ts";
import {
  declineSchema,
  dismissSchema,
  mergeSchema,
  pairSchema,
  undoSchema,
} from "#app/features/members/merging/merging.schema.ts";
import { readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { settleMerge } from "#app/features/members/merging/settle-merge.server.ts";
import { dismissPair, reopenPair } from "#app/features/members/merging/tell-apart.server.ts";
import { undoMerge } from "#app/features/members/merging/undo-merge.server.ts";
import { refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { dayNow } from "#app/platform/days.ts";

const ANSWERS = ["confirmed", "declined", "taken_back"] as const;

interface Page {
  number: string;
  page: string;
}

type Context = ActionFunctionArgs["context"];

interface Sent extends Page {
  fields: URLSearchParams;
}

const AT = "members:merging.";

async function ask(context: Context, { fields, number, page }: Sent, viewer: Viewer) {
  const form = parseFields(fields, mergeSchema(dayNow(context.clock)));
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("mergeByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const outcome = await askMerge(context, { number, ...form.value }, viewer);
  return outcome.ok ? redirectDone(page, "merge-asked") : answerRefusal(outcome.reason, fields, AT);
}

async function dismiss(context: Context, { fields, number, page }: Sent, viewer: Viewer) {
  const form = parseFields(fields, dismissSchema);
  if (!form.ok) return form.response;
  const outcome = await dismissPair(context, { number, ...form.value }, viewer);
  return outcome.ok ? redirectDone(page, "pair-dismissed") : answerRefusal(outcome.reason, fields, AT);
}

async function reopen(context: Context, { fields, number, page }: Sent, viewer: Viewer) {
  const form = parseFields(fields, pairSchema);
  if (!form.ok) return form.response;
  if (![form.value.number, form.value.other].includes(number)) return answerRefusal("stale", fields, AT);
  const outcome = await reopenPair(context, form.value, viewer);
  return outcome.ok ? redirectDone(page, "pair-reopened") : answerRefusal(outcome.reason, fields, AT);
}

/** Whether a form is of the two members that the address names: what was typed of one pair is kept of no other. */
function isOfPage({ url }: Request, fields: URLSearchParams): boolean {
  const named = readMembershipNumber(new URL(url).searchParams.get("with") ?? "");
  return named === null || readMembershipNumber(fields.get("other") ?? "") === named;
}

/** What a page of a merge that was asked for says it has shown. */
const readOf = ({ fields, number }: Sent) => ({
  ...{ number, seen: fields.get("seen") ?? "", mark: fields.get("mark") ?? "" },
  follow: refreshSearchOfTheirs,
});

async function undo(context: Context, sent: Sent, viewer: Viewer) {
  const form = parseFields(sent.fields, undoSchema);
  if (!form.ok) return form.response;
  const outcome = await undoMerge(context, { ...readOf(sent), ...form.value, unpaidOf }, viewer);
  return outcome.ok ? redirectDone(sent.page, "merge-undone") : answerRefusal(outcome.reason, sent.fields, AT);
}

async function settle(context: Context, sent: Sent, answer: (typeof ANSWERS)[number], viewer: Viewer) {
  const form = answer === "declined" ? parseFields(sent.fields, declineSchema) : null;
  if (form && !form.ok) return form.response;
  const outcome = await settleMerge(context, { ...readOf(sent), answer, reason: form?.value.reason, unpaidOf }, viewer);
  return outcome.ok ? redirectDone(sent.page, `merge-${answer}`) : answerRefusal(outcome.reason, sent.fields, AT);
}

/** The answer to the page where a member is merged with another; `page` is where that stands. */
export async function answerMerging(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  page: Page,
  viewer: Viewer,
) {
  const sent = { ...page, fields: await readForm(request) };
  const intent = sent.fields.get("intent");
  if (intent === "reopen") return reopen(context, sent, viewer);
  if ((intent === "ask" || intent === "dismiss") && !isOfPage(request, sent.fields))
    return answerRefusal("stale", sent.fields, AT);
  if (intent === "ask") return ask(context, sent, viewer);
  if (intent === "dismiss") return dismiss(context, sent, viewer);
  if (intent === "undo") return undo(context, sent, viewer);
  const answer = ANSWERS.find((one) => one === intent);
  if (!answer) throw refuse(400);
  return settle(context, sent, answer, viewer);
}
