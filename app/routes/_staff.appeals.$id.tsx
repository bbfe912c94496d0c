import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { takeBackForm, voteForm } from "#app/features/applications/appeal/appeal.schema.ts";
import type { PanelPage } from "#app/features/applications/appeal/appeal-model.ts";
import { findPanelPage } from "#app/features/applications/appeal/appeal-pages.server.ts";
import { judgeAppeal, takeBackVote } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { Panel } from "#app/features/applications/appeal/ui/panel.tsx";
import { Refusal } from "#app/features/applications/apply/ui/next-step.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requirePanel } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readPage(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requirePanel(args);
  const { db, clock, locale } = args.context;
  const page = await findPanelPage(db, { viewer, id: args.params.id ?? "", locale, now: clock.now() });
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readPage(args);
  return json({ title: `${page.header.name}, ${page.header.caseNumber}`, page });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readPage(args);
  const { context } = args;
  const applicationId = page.header.id;
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent === "take-back") {
    const form = parseFields(fields, takeBackForm);
    if (!form.ok) return form.response;
    const outcome = await takeBackVote(context, { applicationId, ...form.value }, viewer);
    if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
    return redirectDone(`/appeals/${applicationId}`, "taken_back");
  }
  if (intent !== "vote") throw refuse(400);
  const form = parseFields(fields, voteForm);
  if (!form.ok) return form.response;
  const outcome = await judgeAppeal(context, { applicationId, ...form.value }, viewer);
  if (outcome.ok) return redirectDone("/appeals", outcome.found ? "found" : "voted");
  if (outcome.reason === "no-reasons") return rejectFields(fields, { reasons: ["appeal:error.reasons"] });
  return answerRefusal(outcome.reason, fields, "review:");
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
      <Refusal message={lastResult?.error?.[""]?.[0]} />
      <Panel key={page.header.version} page={page as PanelPage} lastResult={lastResult} />
    </div>
  );
}
