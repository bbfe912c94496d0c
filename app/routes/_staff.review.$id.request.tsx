import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWorkOn } from "#app/features/applications/application.policy.ts";
import { requestInformation } from "#app/features/applications/commands/request-information.server.ts";
import { findDossier } from "#app/features/applications/dossier.server.ts";
import { requestSchema } from "#app/features/applications/review.schema.ts";
import { requestChoices } from "#app/features/applications/review-request.server.ts";
import { Closed } from "#app/features/applications/ui/closed.tsx";
import { RequestForm } from "#app/features/applications/ui/request-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const title = translator(locale)("review:request.title");
  return json({ title, ...(await requestChoices(db, viewer, dossier, locale, clock.now())) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const applicationId = args.params.id ?? "";
  const dossier = await findDossier(args.context.db, applicationId, viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const form = await parseForm(args.request, requestSchema);
  if (!form.ok) return form.response;
  const outcome = await requestInformation(args.context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "review");
  return redirectDone(`/review/${applicationId}`, "request");
}

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <h2>{t("request.title")}</h2>
      {page.isOpen || lastResult ? (
        <RequestForm {...page} lastResult={lastResult} />
      ) : (
        <Closed id={page.id} text={t(page.isMine ? "request.closed" : "refused.not-owner")} />
      )}
    </div>
  );
}
