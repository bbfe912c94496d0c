import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { hidePage } from "#app/features/moderation/hide-page.server.ts";
import { type Judged, settleReports } from "#app/features/moderation/judge-page.server.ts";
import { loadPage, type Page } from "#app/features/moderation/load-page.server.ts";
import { deskPath } from "#app/features/moderation/moderation.ts";
import { hideSchema, keepSchema, putBackSchema, settleSchema } from "#app/features/moderation/moderation.schema.ts";
import { decideSecondLook } from "#app/features/moderation/second-look.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import type { Reason } from "#app/platform/refusal.ts";
import { dayNow } from "#app/platform/days.ts";
import { PAGE_KINDS } from "#db/vocabulary-moderation.ts";

/** The page of the address, within the countries of a coordinator. */
export async function requireReportedPage({ context, params }: LoaderFunctionArgs, viewer: Viewer): Promise<Page> {
  const kind = PAGE_KINDS.find((one) => one === params.kind);
  const page = kind && (await loadPage(context.db, { kind, id: params.id ?? "" }, dayNow(context.clock)));
  if (!page || !isCoordinator(viewer, page.country)) throw notFound();
  return page;
}

type Read = { ok: true; act: () => Promise<Judged> } | { ok: false; result: unknown };

const INTENTS = ["no_fault", "taken_up", "hide", "put_back", "keep"] as const;
type Intent = (typeof INTENTS)[number];

/** What a form says, as the command that does it. */
function readAct({ context }: ActionFunctionArgs, intent: Intent, fields: URLSearchParams, asked: Asked): Read {
  const { page, viewer } = asked;
  if (intent === "hide") {
    const form = parseFields(fields, hideSchema);
    return form.ok ? { ok: true, act: () => hidePage(context, { page, values: form.value }, viewer) } : form;
  }
  if (intent === "no_fault" || intent === "taken_up") {
    const form = parseFields(fields, settleSchema);
    if (!form.ok) return form;
    return { ok: true, act: () => settleReports(context, { page, outcome: intent, ...form.value }, viewer) };
  }
  const form = parseFields(fields, intent === "keep" ? keepSchema : putBackSchema);
  if (!form.ok) return form;
  const isPutBack = intent === "put_back";
  return { ok: true, act: () => decideSecondLook(context, { page, isPutBack, ...form.value }, viewer) };
}

interface Asked {
  page: Page;
  viewer: Viewer;
}

/**
 * Why nothing was done, with what was typed: also where somebody who reads the page may not decide (any more), as the
 * form may have stood on it a moment ago.
 */
function refusalOf(reason: Reason, fields: URLSearchParams, at: string) {
  if (reason === "not-found") throw notFound();
  const result = typedResult(fields, { "": [`${at}refused.${reason}`] });
  return { result, status: reason === "forbidden" ? 403 : 409 };
}

/** The answer to a request that did nothing. */
export function refuseHere(reason: Reason, fields: URLSearchParams, at: string) {
  const { result, status } = refusalOf(reason, fields, at);
  return json({ result }, { status });
}

/** Does what a coordinator has decided about a page. */
export async function judgeReported(args: ActionFunctionArgs, page: Page, viewer: Viewer) {
  const fields = await readForm(args.request);
  const intent = INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  const read = readAct(args, intent, fields, { page, viewer });
  if (!read.ok) return json({ of: intent, result: read.result }, { status: 422 });
  const judged = await read.act();
  if (judged.ok) return redirectDone(deskPath(page), judged.isTold ? `${intent}_told` : intent);
  const { result, status } = refusalOf(judged.reason, fields, "moderation:");
  return json({ of: intent, result }, { status });
}
