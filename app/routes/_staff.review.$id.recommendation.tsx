import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWorkOn } from "#app/features/applications/application.policy.ts";
import { recommendApplication } from "#app/features/applications/commands/recommend-application.server.ts";
import { findDossier } from "#app/features/applications/dossier.server.ts";
import { recommendationSchema } from "#app/features/applications/review.schema.ts";
import { dossierRights } from "#app/features/applications/review-queries.server.ts";
import { Closed } from "#app/features/applications/ui/closed.tsx";
import { RecommendationForm } from "#app/features/applications/ui/recommendation-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const { recommend } = await dossierRights(db, viewer, dossier);
  const { id, version } = dossier.application;
  return json({ title: translator(locale)("review:recommendation.title"), id, version, isOpen: recommend });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const applicationId = args.params.id ?? "";
  const dossier = await findDossier(args.context.db, applicationId, viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const form = await parseForm(args.request, recommendationSchema);
  if (!form.ok) return form.response;
  const outcome = await recommendApplication(args.context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "review");
  return redirectDone(`/review/${applicationId}`, "recommendation");
}

export default function Recommendation() {
  const { id, version, isOpen } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <h2>{t("recommendation.title")}</h2>
      {isOpen || lastResult ? (
        <RecommendationForm id={id} version={version} lastResult={lastResult} />
      ) : (
        <Closed id={id} text={t("recommendation.closed")} />
      )}
    </div>
  );
}
