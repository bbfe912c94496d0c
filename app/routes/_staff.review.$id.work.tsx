import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canWorkOn, isOwner } from "#app/features/applications/file/application.policy.ts";
import { type Dossier, findDossier } from "#app/features/applications/file/dossier.server.ts";
import { AppliesAs } from "#app/features/applications/file/ui/applies-as.tsx";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { findDossierBeside } from "#app/features/applications/review/review-answers.server.ts";
import { personName } from "#app/features/applications/review/decision-views.server.ts";
import { findNextWaiting } from "#app/features/applications/review/next-waiting.server.ts";
import { findReturnNote } from "#app/features/applications/review/return-note.server.ts";
import { findAppliesAs } from "#app/features/applications/review/review-overview.server.ts";
import { dossierRights } from "#app/features/applications/review/review-queries.server.ts";
import { workSchema } from "#app/features/applications/review/review.schema.ts";
import { findProgress } from "#app/features/applications/scoring/reviewers-page.server.ts";
import { ReviewsProgress } from "#app/features/applications/scoring/ui/reviews-summary.tsx";
import { BesideTheForm } from "#app/features/applications/review/ui/dossier-beside.tsx";
import { ReturnNote } from "#app/features/applications/review/ui/return-note.tsx";
import { RECOMMENDATION_NAMES, WorkForm } from "#app/features/applications/review/ui/work-form.tsx";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import type { DossierRights } from "#app/features/applications/review/dossier-model.ts";
import { readJudgements, workOnFile } from "#app/features/applications/review/work-on-file.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import type { Reader } from "#db/index.server.ts";
import { RECOMMENDATIONS } from "#db/vocabulary.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { db, locale } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const rights = await dossierRights(db, viewer, dossier);
  const { id, version } = dossier.application;
  const { checks, ...beside } = await findDossierBeside(db, { viewer, id, locale });
  return json({
    title: translator(locale)("review:work.title"),
    id,
    version,
    mayJudge: rights.check,
    mayRecommend: rights.recommend,
    mayRequest: rights.request,
    returnNote: await findReturnNote(db, dossier.application, locale),
    isMine: isOwner(viewer, dossier.subject),
    takeOver: await findTakeOver(db, dossier, rights),
    checks,
    beside,
    appliesAs: await findAppliesAs(db, dossier),
    progress: await findProgress(db, id),
    recommendedBy:
      dossier.application.status === "recommended"
        ? await personName(db, dossier.recommendation?.recommendedById ?? null)
        : null,
  });
}

/** Whose the case is, for somebody who may take it over. */
async function findTakeOver(db: Reader, { application, subject }: Dossier, { own, check }: DossierRights) {
  if (!own || check) return null;
  return { ownerId: subject.ownerId, owner: await personName(db, application.coordinatorId) };
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const applicationId = args.params.id ?? "";
  const dossier = await findDossier(args.context.db, applicationId, viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const typed = await readForm(args.request);
  if (typed.get("intent") === "take-over") return takeOver(args.context, applicationId, typed, viewer);
  const form = parseFields(typed, workSchema(dayNow(args.context.clock)));
  if (!form.ok) {
    const error = { ...(await findBlockedToo(args.context, viewer, applicationId, typed)), ...form.result.error };
    return json({ result: { ...form.result, error } }, { status: 422 });
  }
  const { version, checks, ...rest } = form.value;
  const recommendation = rest.intent === "save" ? undefined : rest;
  const input = { applicationId, version, judgements: readJudgements(checks), recommendation };
  const outcome = await workOnFile(args.context, input, viewer);
  if (outcome.ok) {
    if (rest.intent === "recommend-next") return toNextCase(args.context, viewer, applicationId);
    if (recommendation) return redirectDone(`/review/${applicationId}`, "recommendation");
    // What was begun of the recommendation is not stored: it stays on the page.
    const isBegun = RECOMMENDATION_NAMES.some((name) => Boolean(form.fields.get(name)));
    if (!isBegun) return redirectDone(`/review/${applicationId}/work`, "work");
    return json({ result: typedResult(form.fields), isSaved: true });
  }
  return "at" in outcome
    ? rejectFields(form.fields, outcome.at, outcome.isStale ? 409 : 422)
    : answerRefusal(outcome.reason, form.fields, "review:");
}

/** The case becomes theirs; what was typed stays on the page. */
async function takeOver(
  context: ActionFunctionArgs["context"],
  applicationId: string,
  typed: URLSearchParams,
  viewer: Viewer,
) {
  const seenCoordinatorId = typed.get("seenCoordinatorId") || null;
  const input = { applicationId, seenCoordinatorId, goesOn: typed.has("goesOn"), to: "me" as const };
  const outcome = await assignApplication(context, input, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, typed, "review:");
  return json({ result: typedResult(typed), isTakenOver: true });
}

/** What else stands in the way of a recommendation that is not whole yet, so that all of it is said at once. */
async function findBlockedToo(
  context: ActionFunctionArgs["context"],
  viewer: Viewer,
  applicationId: string,
  typed: URLSearchParams,
) {
  const recommendation = RECOMMENDATIONS.find((one) => one === typed.get("recommendation"));
  if (!recommendation || typed.get("intent") === "save") return {};
  const checks = new URLSearchParams([...typed].filter(([name]) => name !== "intent"));
  checks.set("intent", "save");
  const form = parseFields(checks, workSchema(dayNow(context.clock)));
  if (!form.ok) return {};
  const judgements = readJudgements(form.value.checks);
  const trial = { recommendation, withoutReviews: typed.get("withoutReviews")?.trim() };
  const outcome = await workOnFile(context, { applicationId, version: form.value.version, judgements, trial }, viewer);
  return "at" in outcome ? outcome.at : {};
}

/** The case that waits next for whoever has just recommended one; the same case where none does. */
async function toNextCase({ db, locale }: ActionFunctionArgs["context"], viewer: Viewer, id: string) {
  const next = await findNextWaiting(db, { viewer, id, locale });
  return next ? redirectDone(next.to, "recommended-before") : redirectDone(`/review/${id}`, "recommendation");
}

/** What was done while the rest of what was typed stays on the page. */
function Kept({ answer }: { answer: object }) {
  const { t } = useTranslation("review");
  const done = "isSaved" in answer ? "saved_not_recommended" : "isTakenOver" in answer ? "taken_over" : null;
  if (done === null) return null;
  return (
    <Callout tone="ok" role="status">
      <p>{t(`work.${done}`)}</p>
    </Callout>
  );
}

export default function Work() {
  const { id, version, mayJudge, mayRecommend, mayRequest, isMine, checks, beside, appliesAs, ...more } =
    useLoaderData<typeof loader>();
  const { returnNote, progress, recommendedBy, takeOver } = more;
  const answer = useActionData<typeof action>();
  const lastResult = answer?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      {answer ? null : <DoneNotice ns="review" />}
      {answer && <Kept answer={answer} />}
      <h2>{t("work.title")}</h2>
      {recommendedBy && lastResult && (
        <Callout tone="wait" role="alert">
          <p>
            {t("work.recommended_meanwhile", { by: recommendedBy })}{" "}
            <Link to={`/review/${id}`}>{t("letter.to_case")}</Link>
          </p>
        </Callout>
      )}
      <ReturnNote note={returnNote} />
      <ReviewsProgress id={id} progress={progress} />
      {mayRequest && (
        <p>
          <Link to={`/review/${id}/request`}>{t("act.request")}</Link>
        </p>
      )}
      {mayJudge || lastResult ? (
        <div className="sidebar-end">
          <WorkForm
            {...{ id, version, checks, mayRecommend, lastResult, takeOver }}
            missingReviews={progress?.missing ?? 0}
          />
          <div className="stack">
            <AppliesAs {...appliesAs} />
            <BesideTheForm {...beside} />
          </div>
        </div>
      ) : (
        <Closed id={id} text={t(isMine ? "checks.closed" : "refused.not-owner")} />
      )}
    </div>
  );
}
