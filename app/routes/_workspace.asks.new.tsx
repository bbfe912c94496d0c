import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { LONGEST_SENTENCE } from "#app/features/asks/ask.ts";
import { askingSchema, askSchema, type NewAsk } from "#app/features/asks/asks.schema.ts";
import { type Asking, basisOf } from "#app/features/asks/find-fitting.server.ts";
import { newAskView, previewView } from "#app/features/asks/new-ask-page.server.ts";
import { findAsker, findTwin, sendAsk } from "#app/features/asks/send-ask.server.ts";
import { NewAskForm } from "#app/features/asks/ui/new-ask-form.tsx";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { forbidden, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readForAsker(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const view = await newAskView({ db, locale, now: clock.now() }, viewer);
  if (!view) throw forbidden();
  return { viewer, view };
}

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await readForAsker(args);
  return json({ title: translator(args.context.locale)("asks:new"), view });
}

interface Sent {
  context: RequestContext;
  viewer: Viewer;
  fields: URLSearchParams;
}

export async function action(args: ActionFunctionArgs) {
  const { viewer } = await readForAsker(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "preview" && intent !== "send") throw refuse(400);
  const sent = { context: args.context, viewer, fields };
  const form = parseFields(fields, askSchema);
  if (!form.ok) return showAgain(sent, form.response);
  return intent === "preview" ? show(sent, form.value) : send(sent, form.value);
}

/** Of those that were shown, the ones that are not to be asked. */
function leftOutOf(fields: URLSearchParams): string[] {
  const ticked = new Set(fields.getAll("member"));
  return [...new Set(fields.getAll("shown"))].filter((id) => !ticked.has(id)).slice(0, MOST_LEFT_OUT);
}

const MOST_LEFT_OUT = 50;

async function readPreview({ context, viewer }: Sent, asking: Asking & { institution?: string }) {
  const { db, locale, clock } = context;
  const found = await findAsker(db, viewer, asking.institution, dayNow(clock));
  return found.ok ? previewView({ db, locale, now: clock.now() }, asking, found.asker) : null;
}

/** Shows whom it would reach; those that were left out before stay so. */
async function show(sent: Sent, ask: NewAsk, error?: string) {
  const { fields } = sent;
  const preview = await readPreview(sent, ask);
  if (!preview) return showAgain(sent, noSender(fields));
  const result = typedResult(fields, error === undefined ? {} : { "": [error] });
  return json({ result, preview, leftOut: leftOutOf(fields) }, { status: error === undefined ? 200 : 409 });
}

/** The form after a refusal, with the members it has shown. */
async function showAgain(sent: Sent, refusal: ReturnType<typeof rejectFields>) {
  const { fields } = sent;
  const asking = fields.has("shown") ? parseFields(fields, askingSchema) : null;
  const sentence = visibleLine(fields.get("sentence") ?? "").slice(0, LONGEST_SENTENCE);
  const preview = asking?.ok ? await readPreview(sent, { ...asking.value, sentence }) : null;
  const { result } = await refusal.json();
  const { status, headers } = refusal;
  return json({ result, preview, leftOut: leftOutOf(fields) }, { status, headers });
}

const noSender = (fields: URLSearchParams) => rejectFields(fields, { institution: ["errors:required"] });

async function send(sent: Sent, ask: NewAsk) {
  const { context, viewer, fields } = sent;
  const twin = await findTwin(context, ask, viewer);
  if (twin) return redirectDone(`/asks/${twin}`, "sent");
  if (ask.basis !== basisOf(ask)) return show(sent, ask, "asks:refused.others");
  if (ask.member.length === 0) return show(sent, ask, "asks:refused.nobody-chosen");
  const wait = await context.limits.consume("askByUser", { user: viewer.id });
  if (wait !== null) return showAgain(sent, rejectTooMany(fields, wait));
  const outcome = await sendAsk(context, ask, viewer);
  if (outcome.ok) return redirectDone(`/asks/${outcome.id}`, "sent");
  await context.limits.giveBack("askByUser", { user: viewer.id });
  if (outcome.reason === "nobody-fits") return show(sent, ask, "asks:refused.nobody-fits");
  const { reason } = outcome;
  return showAgain(sent, reason === "no-sender" ? noSender(fields) : answerRefusal(reason, fields, "asks:"));
}

export default function NewAskPage() {
  const { t } = useTranslation("asks");
  const { title, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/asks" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("form.lead")}</p>
      <p className="soft">{t("form.limit", view.limits)}</p>
      {view.bar ? (
        <Barred bar={view.bar} />
      ) : (
        <NewAskForm
          view={view}
          preview={answered?.preview ?? null}
          leftOut={answered?.leftOut ?? []}
          lastResult={answered?.result}
        />
      )}
    </div>
  );
}
