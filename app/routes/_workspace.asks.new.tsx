import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { askSchema, type NewAsk } from "#app/features/asks/asks.schema.ts";
import { basisOf } from "#app/features/asks/find-fitting.server.ts";
import { newAskView, previewView } from "#app/features/asks/new-ask-page.server.ts";
import { findAsker, sendAsk } from "#app/features/asks/send-ask.server.ts";
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
  ask: NewAsk;
}

export async function action(args: ActionFunctionArgs) {
  const { viewer } = await readForAsker(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "preview" && intent !== "send") throw refuse(400);
  const form = parseFields(fields, askSchema);
  if (!form.ok) return form.response;
  const sent = { context: args.context, viewer, fields, ask: form.value };
  return intent === "preview" ? show(sent, null) : send(sent);
}

/** Shows whom it would reach; of those that were shown before, only the ones that were left in are ticked. */
async function show({ context, viewer, fields, ask }: Sent, ticked: string[] | null, error?: string) {
  const { db, locale, clock } = context;
  const found = await findAsker(db, viewer, ask.institution, dayNow(clock));
  if (!found.ok) return noSender(fields);
  const preview = await previewView({ db, locale, now: clock.now() }, ask, found.asker);
  const result = typedResult(fields, error === undefined ? {} : { "": [error] });
  return json({ result, preview, ticked }, { status: error === undefined ? 200 : 409 });
}

const noSender = (fields: URLSearchParams) => rejectFields(fields, { institution: ["errors:required"] });

async function send(sent: Sent) {
  const { context, viewer, fields, ask } = sent;
  if (ask.basis !== basisOf(ask)) return show(sent, null, "asks:refused.others");
  if (ask.member.length === 0) return show(sent, [], "asks:refused.nobody-chosen");
  const wait = await context.limits.consume("askByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const outcome = await sendAsk(context, ask, viewer);
  if (outcome.ok) return redirectDone(`/asks/${outcome.id}`, "sent");
  await context.limits.giveBack("askByUser", { user: viewer.id });
  if (outcome.reason === "nobody-fits") return show(sent, null, "asks:refused.nobody-fits");
  return outcome.reason === "no-sender" ? noSender(fields) : answerRefusal(outcome.reason, fields, "asks:");
}

export default function NewAskPage() {
  const { t } = useTranslation("asks");
  const { title, view } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const shown = answered && "preview" in answered ? answered : null;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/asks" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("form.lead")}</p>
      {view.bar ? (
        <Barred bar={view.bar} />
      ) : (
        <NewAskForm
          view={view}
          preview={shown?.preview ?? null}
          ticked={shown?.ticked ?? null}
          lastResult={answered?.result}
        />
      )}
    </div>
  );
}
