import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canWorkOn } from "#app/features/applications/file/application.policy.ts";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { beginAnyway } from "#app/features/applications/formalities/begin-anyway.server.ts";
import { extendFormalities } from "#app/features/applications/formalities/extend-formalities.server.ts";
import {
  acceptSheetForm,
  beginForm,
  extendForm,
  refuseSheetForm,
} from "#app/features/applications/formalities/formalities.schema.ts";
import type { ReviewFormalities } from "#app/features/applications/formalities/formalities-model.ts";
import { viewReviewFormalities } from "#app/features/applications/formalities/formalities-page.server.ts";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { judgeSheet } from "#app/features/applications/formalities/judge-sheet.server.ts";
import { FormalitiesList } from "#app/features/applications/formalities/ui/formalities-list.tsx";
import {
  BeginForm,
  ExtendForm,
  JudgeSheetForm,
  Waived,
} from "#app/features/applications/formalities/ui/review-formalities.tsx";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { NothingDone } from "#app/features/applications/review/ui/consent.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

async function read(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale, clock } = args.context;
  return { viewer, dossier, view: await viewReviewFormalities(db, dossier, { viewer, locale, now: clock.now() }) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { dossier, view } = await read(args);
  if (!view) throw redirect(`/review/${dossier.application.id}`);
  return json({ title: translator(args.context.locale)("formalities:title"), view });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, dossier, view } = await read(args);
  authorize(canWorkOn(viewer, dossier.subject));
  const { context, request } = args;
  const { id: applicationId } = dossier.application;
  const fields = await readForm(request);
  const intent = fields.get("intent") ?? "";
  if (intent === "begin") return begin(args, { fields, applicationId, viewer });
  if (intent === "accept-sheet" || intent === "refuse-sheet")
    return judge(args, { fields, applicationId, viewer, intent });
  if (intent !== "extend") throw refuse(400);
  if (!view?.may?.until) return answerRefusal("impossible", fields, "review:");
  const form = parseFields(fields, extendForm(view.may.until));
  if (!form.ok) return form.response;
  const extended = await extendFormalities(context, { applicationId, ...form.value }, viewer);
  if (!extended.ok) return answerRefusal(extended.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "formalities-extended");
}

interface Sent {
  fields: URLSearchParams;
  applicationId: string;
  viewer: Viewer;
}

async function begin({ context }: ActionFunctionArgs, { fields, applicationId, viewer }: Sent) {
  const form = parseFields(fields, beginForm);
  if (!form.ok) return form.response;
  const begun = await beginAnyway(context, { applicationId, ...form.value }, viewer);
  if (!begun.ok) return answerRefusal(begun.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "membership-begun");
}

async function judge(
  { context }: ActionFunctionArgs,
  { fields, applicationId, viewer, intent }: Sent & { intent: "accept-sheet" | "refuse-sheet" },
) {
  const form = parseFields(fields, intent === "accept-sheet" ? acceptSheetForm : refuseSheetForm);
  if (!form.ok) return form.response;
  const judged = await judgeSheet(context, { applicationId, reason: null, ...form.value }, viewer);
  if (!judged.ok) return answerRefusal(judged.reason, fields, "review:");
  const isBegun = intent === "accept-sheet" && (await fulfilFormalities(context, applicationId));
  return redirectDone(`/review/${applicationId}`, isBegun ? "membership-begun" : intent);
}

export default function Formalities() {
  const { t } = useTranslation("formalities");
  const { title, view: loaded } = useLoaderData<typeof loader>();
  const view = loaded as ReviewFormalities;
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <NothingDone result={result} />
      <h2>{title}</h2>
      <Card title={t("list")} headingLevel={3}>
        <div className="stack">
          <Facts items={[{ term: t("due"), value: view.due && <Deadline {...view.due} /> }]} />
          <FormalitiesList items={view.items} />
          <Waived view={view} />
        </div>
      </Card>
      {view.may ? (
        <>
          <JudgeSheetForm view={view} lastResult={result} />
          <BeginForm view={view} lastResult={result} />
          <ExtendForm view={view} lastResult={result} />
        </>
      ) : (
        <Closed id={view.id} text={t("over")} />
      )}
    </div>
  );
}
