import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWorkOn, isOwner } from "#app/features/applications/file/application.policy.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { findBlockingChecks } from "#app/features/applications/checks/blocking-checks.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { recommendationSchema } from "#app/features/applications/review/review.schema.ts";
import { findDossierBeside } from "#app/features/applications/review/review-answers.server.ts";
import { dossierRights } from "#app/features/applications/review/review-queries.server.ts";
import { BesideTheForm } from "#app/features/applications/review/ui/dossier-beside.tsx";
import { findAppliesAs } from "#app/features/applications/review/review-overview.server.ts";
import { AppliesAs } from "#app/features/applications/file/ui/applies-as.tsx";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { RecommendationForm } from "#app/features/applications/review/ui/recommendation-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const { recommend } = await dossierRights(db, viewer, dossier);
  const { id, version } = dossier.application;
  const blocking = await findBlockingChecks(db, id);
  return json({
    title: translator(locale)("review:recommendation.title"),
    id,
    version,
    isOpen: recommend,
    isMine: isOwner(viewer, dossier.subject),
    beside: await findDossierBeside(db, { viewer, id, locale }),
    appliesAs: await findAppliesAs(db, dossier),
    inTheWay: [...blocking.failed, ...blocking.pending],
  });
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
  if (!outcome.ok) {
    const t = translator(args.context.locale);
    const checks = "checks" in outcome ? outcome.checks.map((check) => t(`vocabulary:check.${check}.title`)) : [];
    return answerRefusal(outcome.reason, form.fields, "review:", { checks: checks.join(", ") });
  }
  return redirectDone(`/review/${applicationId}`, "recommendation");
}

export default function Recommendation() {
  const { id, version, isOpen, isMine, inTheWay, appliesAs, beside } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <h2>{t("recommendation.title")}</h2>
      {isOpen && inTheWay.length > 0 && (
        <Callout tone="info" title={t("recommendation.in_the_way")}>
          <ul>
            {inTheWay.map((check) => (
              <li key={check}>
                <Link to={`/review/${id}/checks/${check}`}>{t(`vocabulary:check.${check}.title`)}</Link>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {isOpen && <AppliesAs {...appliesAs} />}
      {isOpen && <BesideTheForm {...beside} />}
      {isOpen || lastResult ? (
        <RecommendationForm id={id} version={version} lastResult={lastResult} />
      ) : (
        <Closed id={id} text={t(isMine ? "recommendation.closed" : "refused.not-owner")} />
      )}
    </div>
  );
}
