import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { agreeForm, findingForm, takeBackForm, versionForm } from "#app/features/applications/appeal/appeal.schema.ts";
import type { PanelPage } from "#app/features/applications/appeal/appeal-model.ts";
import { draftFinding, draftFromVersion } from "#app/features/applications/appeal/draft-finding.server.ts";
import { agreeToFinding, takeBackVote } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { findPanelPage } from "#app/features/applications/appeal/panel-page.server.ts";
import { Panel } from "#app/features/applications/appeal/ui/panel.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requirePanel } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readPage(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requirePanel(args);
  const { clock, locale } = args.context;
  const page = await findPanelPage(args.context, { viewer, id: args.params.id ?? "", locale, now: clock.now() });
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readPage(args);
  return json({ title: `${page.header.name}, ${page.header.caseNumber}`, page });
}

interface Asked {
  context: RequestContext;
  applicationId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function draft({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, findingForm);
  if (!form.ok) return form.response;
  const outcome = await draftFinding(context, applicationId, form.value, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/appeals/${applicationId}/letter`, "drafted");
}

async function edit({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, versionForm);
  if (!form.ok) return form.response;
  const outcome = await draftFromVersion(context, applicationId, form.value.finding, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/appeals/${applicationId}/letter`, "drafted");
}

async function agree({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, agreeForm);
  if (!form.ok) return form.response;
  const { version, finding: findingId } = form.value;
  const outcome = await agreeToFinding(context, { applicationId, version, findingId }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone("/appeals", outcome.found ? "found" : "voted");
}

async function takeBack({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, takeBackForm);
  if (!form.ok) return form.response;
  const outcome = await takeBackVote(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/appeals/${applicationId}`, "taken_back");
}

const ACTS = new Map([
  ["draft", draft],
  ["edit", edit],
  ["agree", agree],
  ["take-back", takeBack],
]);

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readPage(args);
  const fields = await readForm(args.request);
  const act = ACTS.get(fields.get("intent") ?? "");
  if (!act) throw refuse(400);
  return act({ context: args.context, applicationId: page.header.id, fields, viewer });
}

export default function AppealOfPanel() {
  const { t } = useTranslation("appeal");
  const { title, page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <DoneNotice ns="appeal" />
      <Breadcrumbs items={[{ label: t("list.title"), to: "/appeals" }, { label: title }]} />
      <h1>
        <OwnWords text={title} />
      </h1>
      <RefusalHere lastResult={lastResult} />
      <Panel key={page.header.version} page={page as PanelPage} lastResult={lastResult} />
    </div>
  );
}
