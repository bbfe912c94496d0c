import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { LONGEST_SENTENCE, MOST_OPEN } from "#app/features/asks/ask.ts";
import { languageOfAsk } from "#app/features/asks/ask-language.ts";
import type { OpenTwin } from "#app/features/asks/asks-model.ts";
import { askingSchema, askSchema, type NewAsk } from "#app/features/asks/asks.schema.ts";
import { type Asking, basisOf } from "#app/features/asks/find-fitting.server.ts";
import { askLimits, newAskView, previewView } from "#app/features/asks/new-ask-page.server.ts";
import {
  askOthers,
  findAsker,
  findOpenTwin,
  findTwin,
  sendAsk,
  type SentAsk,
} from "#app/features/asks/send-ask.server.ts";
import { NewAskForm } from "#app/features/asks/ui/new-ask-form.tsx";
import { NotNow } from "#app/features/asks/ui/not-now.tsx";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { forbidden, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { waitOf } from "#app/i18n/wait.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readForAsker(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const wait = await args.context.limits.peek("askByUser", { user: viewer.id });
  const view = await newAskView({ db, locale, now: clock.now() }, viewer, wait);
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
  if (intent !== "preview" && intent !== "send" && intent !== "others") throw refuse(400);
  const sent = { context: args.context, viewer, fields };
  const form = parseFields(fields, askSchema);
  if (!form.ok) return showAgain(sent, form.response);
  const { told, ...typed } = form.value;
  const language = languageOfAsk({ ...typed, told }, args.context.locale);
  if (!language) return showAgain(sent, rejectFields(fields, { language: ["asks:say_language"] }));
  if (language !== typed.language) fields.set("told", language);
  fields.set("language", language);
  const ask = { ...typed, language };
  if (intent === "preview") return show(sent, ask);
  return send(sent, ask, intent === "others" ? askOthers : sendAsk);
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
async function show(sent: Sent, ask: NewAsk, error?: string, twin: OpenTwin | null = null) {
  const { fields } = sent;
  const preview = await readPreview(sent, ask);
  if (!preview) return showAgain(sent, noSender(fields));
  const result = typedResult(fields, error === undefined ? {} : { "": [error] });
  const answer = { result, preview, leftOut: leftOutOf(fields), twin };
  return json(answer, { status: error === undefined ? 200 : 409 });
}

/** The form after a refusal, with the members it has shown. */
async function showAgain(sent: Sent, refusal: ReturnType<typeof rejectFields>) {
  const { fields } = sent;
  const asking = fields.has("shown") ? parseFields(fields, askingSchema) : null;
  const sentence = visibleLine(fields.get("sentence") ?? "").slice(0, LONGEST_SENTENCE);
  const language = fields.get("language") ?? undefined;
  const preview = asking?.ok ? await readPreview(sent, { ...asking.value, sentence, language }) : null;
  const { result } = await refusal.json();
  const { status, headers } = refusal;
  return json({ result, preview, leftOut: leftOutOf(fields), twin: null }, { status, headers });
}

const noSender = (fields: URLSearchParams) => rejectFields(fields, { institution: ["errors:required"] });

async function send(sent: Sent, ask: NewAsk, command: typeof sendAsk) {
  const { context, viewer, fields } = sent;
  const isWider = command === askOthers;
  const before = isWider ? null : await findTwin(context, ask, viewer);
  if (before?.ok) return redirectDone(`/asks/${before.id}`, "sent");
  if (before) return show(sent, ask, "asks:refused.sent-already");
  const twin = await findOpenTwin(context, ask, viewer);
  if (twin && !isWider) return show(sent, ask, "asks:refused.open-already", twin);
  if (ask.basis !== basisOf(ask)) return show(sent, ask, "asks:refused.others");
  if (ask.member.length === 0) return show(sent, ask, "asks:refused.nobody-chosen");
  const wait = await context.limits.consume("askByUser", { user: viewer.id });
  if (wait !== null) return showAgain(sent, askedTooOften(fields, wait));
  const outcome = await command(context, ask, viewer);
  if (outcome.ok && outcome.asked > 0) return redirectDone(`/asks/${outcome.id}`, isWider ? "others" : "sent");
  await context.limits.giveBack("askByUser", { user: viewer.id });
  return notSent(sent, ask, outcome);
}

/** Says why nothing was sent. */
function notSent(sent: Sent, ask: NewAsk, outcome: SentAsk) {
  const { fields } = sent;
  if (outcome.ok) return redirectDone(`/asks/${outcome.id}`, "asked_before");
  if (outcome.reason === "too-many") return showAgain(sent, answerRefusal("too-many", fields, "asks:", MOST));
  if (outcome.reason === "nobody-fits" || outcome.reason === "sent-already")
    return show(sent, ask, `asks:refused.${outcome.reason}`);
  const { reason } = outcome;
  return showAgain(sent, reason === "no-sender" ? noSender(fields) : answerRefusal(reason, fields, "asks:"));
}

const MOST = { most: `${MOST_OPEN}` };

function askedTooOften(fields: URLSearchParams, seconds: number) {
  const { unit, count } = waitOf(seconds);
  const { day, week } = askLimits;
  const refusal = rejectFields(fields, { "": [encodeError(`asks:too_often.${unit}`, { count, day, week })] }, 429);
  refusal.headers.set("Retry-After", String(seconds));
  return refusal;
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
      {view.bar ? <Barred bar={view.bar} /> : <NotNow view={view} />}
      {!view.bar && (answered || (view.wait === null && view.senders.length > 0)) && (
        <NewAskForm
          view={view}
          twin={answered?.twin ?? null}
          preview={answered?.preview ?? null}
          leftOut={answered?.leftOut ?? []}
          lastResult={answered?.result}
        />
      )}
    </div>
  );
}
