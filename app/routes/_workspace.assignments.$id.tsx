import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { Refusal } from "#app/features/applications/apply/ui/next-step.tsx";
import {
  acceptAssignment,
  declareTie,
  declineAssignment,
} from "#app/features/applications/scoring/answer-assignment.server.ts";
import { findAssignment } from "#app/features/applications/scoring/assignment-pages.server.ts";
import {
  declineSchema,
  draftSchema,
  REVIEW_INTENTS,
  type ReviewIntent,
  reviewSchema,
  tieSchema,
} from "#app/features/applications/scoring/scoring.schema.ts";
import type { AssignmentPage } from "#app/features/applications/scoring/scoring-model.ts";
import { Assignment } from "#app/features/applications/scoring/ui/assignment.tsx";
import { giveReview, saveDraft } from "#app/features/applications/scoring/write-review.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireAssignee } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { REVIEW_CRITERIA, type ReviewCriterion } from "#db/vocabulary-scoring.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readPage(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireAssignee(args);
  const { db, clock, locale } = args.context;
  const page = await findAssignment(db, args.params.id ?? "", { viewer, locale, now: clock.now() });
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readPage(args);
  return json({ title: `${page.institution}, ${page.caseNumber}`, page });
}

interface Asked {
  context: RequestContext;
  reviewId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

function perform(intent: ReviewIntent, { context, reviewId, fields, viewer }: Asked) {
  const invalid = (form: { response: ReturnType<typeof answerRefusal> }) => ({ ok: false, response: form.response });
  if (intent === "accept") return acceptAssignment(context, reviewId, viewer);
  if (intent === "decline") {
    const form = parseFields(fields, declineSchema);
    return form.ok ? declineAssignment(context, { reviewId, ...form.value }, viewer) : invalid(form);
  }
  if (intent === "conflict") {
    const form = parseFields(fields, tieSchema);
    return form.ok ? declareTie(context, { reviewId, ...form.value }, viewer) : invalid(form);
  }
  const form = parseFields(fields, intent === "give" ? reviewSchema : draftSchema);
  if (!form.ok) return invalid(form);
  return (intent === "give" ? giveReview : saveDraft)(context, { reviewId, ...form.value }, viewer);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readPage(args);
  const fields = await readForm(args.request);
  const intent = REVIEW_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  const outcome = await perform(intent, { context: args.context, reviewId: page.id, fields, viewer });
  if ("response" in outcome) return outcome.response;
  if (!("reason" in outcome)) return redirectDone(`/assignments/${page.id}`, intent);
  if (outcome.reason === "impossible") throw assignmentMovedOn(args.context, fields);
  return answerRefusal(outcome.reason, fields, "scoring:");
}

/** The assignment has ended, or the file gone on: what was typed is handed back. */
function assignmentMovedOn({ locale }: RequestContext, fields: URLSearchParams) {
  const t = translator(locale);
  const titleOf = (criterion: ReviewCriterion) => t(`vocabulary:review_criterion.${criterion}.title`);
  const comments = REVIEW_CRITERIA.map((criterion) => ({
    name: `comments.${criterion}`,
    label: t("scoring:form.comment_on", { criterion: titleOf(criterion) }),
  }));
  const others = [
    { name: "remark", label: t("scoring:form.remark") },
    { name: "reason", label: t("scoring:assignment.decline_reason") },
    { name: "tie", label: t("scoring:assignment.conflict_reason") },
  ];
  const typed = [...comments, ...others].flatMap(({ name, label }) => {
    const text = fields.get(name) ?? "";
    return text ? [{ label, text }] : [];
  });
  return movedOn({ text: t("scoring:refused.impossible"), to: "/assignments", link: t("scoring:list.title"), typed });
}

export default function AssignmentOfReviewer() {
  const { title, page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("scoring");
  return (
    <div className="stack">
      <DoneNotice ns="scoring" />
      <Breadcrumbs items={[{ label: t("list.title"), to: "/assignments" }, { label: title }]} />
      <h1>
        <OwnWords text={title} />
      </h1>
      <Refusal message={lastResult?.error?.[""]?.[0]} />
      <Assignment page={page as AssignmentPage} lastResult={lastResult} />
    </div>
  );
}
