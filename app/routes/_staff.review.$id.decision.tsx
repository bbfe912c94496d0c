import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { draftDecision, findDraft, proposedBy } from "#app/features/applications/decision/decision-drafts.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { takeBackDecision } from "#app/features/applications/decision/take-back-decision.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import {
  DECISION_INTENTS,
  decisionSchema,
  returnSchema,
  versionSchema,
} from "#app/features/applications/review/review.schema.ts";
import { findVoteOn } from "#app/features/council/session/before-council.server.ts";
import { findDossierBeside } from "#app/features/applications/review/review-answers.server.ts";
import { findDecisionPage } from "#app/features/applications/review/review-overview.server.ts";
import { summarizeReviews } from "#app/features/applications/scoring/reviewers-page.server.ts";
import { ReviewsSummary } from "#app/features/applications/scoring/ui/reviews-summary.tsx";
import { DecisionPage } from "#app/features/applications/decision/ui/decision-page.tsx";
import { BesideTheForm, FoldedChecks } from "#app/features/applications/review/ui/dossier-beside.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const shown = await findDecisionPage(db, viewer, dossier, locale);
  const begun = await findDraft(db, dossier, viewer.id);
  const page = begun ? { ...shown, isBegun: true, proposed: proposedBy(begun) } : shown;
  const beside = await findDossierBeside(db, { viewer, id: page.id, locale });
  const summaryOf = await summarizeReviews(db, [page.id]);
  const reviews = summaryOf(page.id, { withoutReviews: dossier.recommendation?.withoutReviews ?? null });
  return json({
    title: translator(locale)("review:decision.title"),
    ...page,
    beside,
    vote: await findVoteOn(db, page.id, locale),
    reviews,
  });
}

interface Asked {
  context: RequestContext;
  applicationId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function draft({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, decisionSchema(dayOf(context.clock.now())));
  if (!form.ok) return form.response;
  const outcome = await draftDecision(context, applicationId, form.value, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirect(`/review/${applicationId}/letter`);
}

async function sendBack({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, returnSchema);
  if (!form.ok) return form.response;
  const outcome = await returnApplication(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "return");
}

async function takeBack({ context, applicationId, fields, viewer }: Asked) {
  const form = parseFields(fields, versionSchema);
  if (!form.ok) return form.response;
  const outcome = await takeBackDecision(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "take-back");
}

const ACTS = { preview: draft, return: sendBack, "take-back": takeBack };

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { context } = args;
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(context.db, applicationId, viewer))) throw notFound();
  const fields = await readForm(args.request);
  const intent = DECISION_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  return ACTS[intent]({ context, applicationId, fields, viewer });
}

export default function Decision() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <h2>{t("decision.title")}</h2>
      <div className={page.mayDecide ? "sidebar-end" : undefined}>
        <div className="stack">
          {page.mayDecide && <FoldedChecks checks={page.beside.checks} />}
          <ReviewsSummary summary={page.reviews} />
          <DecisionPage page={page} lastResult={answer?.result} vote={page.vote} />
        </div>
        {page.mayDecide && <BesideTheForm {...page.beside} />}
      </div>
    </div>
  );
}
