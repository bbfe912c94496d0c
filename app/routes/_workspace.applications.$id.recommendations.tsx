import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { viewRecommendationsPage } from "#app/features/applications/recommendations/recommendation-views.server.ts";
import type { LikeMember } from "#app/features/applications/recommendations/find-member.server.ts";
import type { RecommendationsPage } from "#app/features/applications/recommendations/recommendations-model.ts";
import { AskForm, type LetterPreview } from "#app/features/applications/recommendations/ui/ask-form.tsx";
import { RequestList } from "#app/features/applications/recommendations/ui/request-list.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { postRecommendations } from "./answers/recommendations.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { context, request } = args;
  const replaces = new URL(request.url).searchParams.get("replace");
  return json(await viewRecommendationsPage(context, file, { viewer, locale: context.locale, replaces }));
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  return postRecommendations(args, file, viewer);
}

export default function Recommendations() {
  const { t } = useTranslation("recommendations");
  const page = useLoaderData<typeof loader>() as RecommendationsPage;
  const answer = useActionData<typeof action>() as
    { result?: SubmissionResult; preview?: LetterPreview; members?: LikeMember[] } | undefined;
  const { applicationId, canAsk, hasRoom, isNeeded } = page;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: page.institution, to: `/applications/${applicationId}` }, { label: page.title }]} />
      <h1>{page.title}</h1>
      <DoneNotice ns="recommendations" />
      <RefusalHere lastResult={answer?.result} />
      <p className="lead">{t(isNeeded ? "lead_needed" : "lead")}</p>
      <p>
        <Link to={`/applications/${applicationId}/documents#document-recommendation_letters`}>{t("upload")}</Link>
      </p>
      <RequestList requests={page.requests} applicationId={applicationId} />
      {canAsk && hasRoom ? (
        <AskForm page={page} lastResult={answer?.result} preview={answer?.preview} members={answer?.members} />
      ) : (
        <p className="soft">{t(canAsk ? "full" : "reading")}</p>
      )}
    </div>
  );
}
