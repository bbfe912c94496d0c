import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { findTwinsPage } from "#app/features/applications/twins/list-twins.server.ts";
import {
  closeAsDuplicate,
  tellApart,
  undoTellingApart,
} from "#app/features/applications/twins/twin-commands.server.ts";
import {
  closeSchema,
  tellApartSchema,
  TWIN_INTENTS,
  undoSchema,
} from "#app/features/applications/twins/twins.schema.ts";
import { TwinsPage } from "#app/features/applications/twins/ui/twins-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const page = await findTwinsPage(db, dossier, { viewer, locale });
  return json({ title: translator(locale)("review:twins.title"), page });
}

interface Asked {
  context: RequestContext;
  applicationId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function apart({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, tellApartSchema);
  if (!form.ok) return form.response;
  const outcome = await tellApart(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/twins`, "twin-told-apart");
}

async function undo({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, undoSchema);
  if (!form.ok) return form.response;
  const outcome = await undoTellingApart(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/twins`, "twin-undone");
}

async function close({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, closeSchema);
  if (!form.ok) return form.response;
  const outcome = await closeAsDuplicate(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "duplicate-closed");
}

const ACTS = { "tell-apart": apart, undo, close };

export async function action(args: ActionFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const fields = await readForm(args.request);
  const intent = TWIN_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  return ACTS[intent]({ context: args.context, applicationId: dossier.application.id, fields, viewer });
}

export default function Twins() {
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <h2>{t("twins.title")}</h2>
      <TwinsPage page={page} lastResult={lastResult} />
    </div>
  );
}
