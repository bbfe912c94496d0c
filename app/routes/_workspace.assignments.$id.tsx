import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SubmissionResult } from "@conform-to/react";
import { isReviewer, type Viewer } from "#app/features/accounts/viewer.ts";
import {
  acceptAssignment,
  declareTie,
  declineAssignment,
} from "#app/features/applications/scoring/answer-assignment.server.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { wasAssigned } from "#app/features/applications/scoring/own-review.server.ts";
import {
  asFlat,
  asSent,
  reviewDifferences,
  reviewFields,
  reviewFormValues,
} from "#app/features/applications/scoring/review-form-values.server.ts";
import { findAssignment } from "#app/features/applications/scoring/assignment-pages.server.ts";
import {
  declineSchema,
  draftSchema,
  REVIEW_INTENTS,
  reviewSchema,
  tieSchema,
} from "#app/features/applications/scoring/scoring.schema.ts";
import type { AssignmentPage } from "#app/features/applications/scoring/scoring-model.ts";
import { Assignment } from "#app/features/applications/scoring/ui/assignment.tsx";
import { giveReview, saveDraft } from "#app/features/applications/scoring/write-review.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireAssignee, requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { bringTogether } from "#app/platform/bring-together.server.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireAssignee(args);
  const { db, clock, locale } = args.context;
  const page = await findAssignment(db, args.params.id ?? "", { viewer, locale, now: clock.now() });
  if (!page) throw notFound();
  return json({ title: `${page.institution}, ${page.caseNumber}`, page });
}

interface Asked {
  context: RequestContext;
  reviewId: string;
  fields: URLSearchParams;
  viewer: Viewer;
}

const ANSWERS = {
  accept: async ({ context, reviewId, viewer }: Asked) => acceptAssignment(context, reviewId, viewer),
  decline: async ({ context, reviewId, fields, viewer }: Asked) => {
    const form = parseFields(fields, declineSchema);
    return form.ok ? declineAssignment(context, { reviewId, ...form.value }, viewer) : form.response;
  },
  conflict: async ({ context, reviewId, fields, viewer }: Asked) => {
    const form = parseFields(fields, tieSchema);
    return form.ok ? declareTie(context, { reviewId, ...form.value }, viewer) : form.response;
  },
};

async function answer(asked: Asked, intent: keyof typeof ANSWERS) {
  const outcome = await ANSWERS[intent](asked);
  if ("headers" in outcome) return outcome;
  if (outcome.ok) return redirectDone(`/assignments/${asked.reviewId}`, intent);
  if (outcome.reason === "impossible") throw assignmentMovedOn(asked);
  return answerRefusal(outcome.reason, asked.fields, "scoring:");
}

/** How often what is written is brought together anew because another window was quicker between reading and writing. */
const MOST_TRIES = 3;

/** Keeps or gives what was written. What another window has kept meanwhile is shown beside it and asked about. */
async function write(asked: Asked, intent: "save" | "give") {
  const { context, reviewId, viewer } = asked;
  const { db, clock, locale } = context;
  const sent = asFlat(asked.fields);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const page = await findAssignment(db, reviewId, { viewer, locale, now: clock.now() });
    if (!page?.mayWrite) throw assignmentMovedOn(asked);
    const saved = reviewFormValues(page);
    const { fields: flat, conflicts, hasOthers } = bringTogether(sent, saved);
    const fields = asSent(flat);
    const shown = hasOthers ? showingItsValues : (result: SubmissionResult) => result;
    if (conflicts.length > 0) {
      const differences = reviewDifferences(translator(locale), conflicts, { saved, sent: flat });
      return json({ result: shown(typedResult(fields)), differences }, { status: 409 });
    }
    const form = parseFields(fields, intent === "give" ? reviewSchema : draftSchema);
    if (!form.ok) return json({ result: shown(form.result) }, { status: 422 });
    const outcome = await (intent === "give" ? giveReview : saveDraft)(context, { reviewId, ...form.value }, viewer);
    if (outcome.ok) return redirectDone(`/assignments/${reviewId}`, intent);
    if (outcome.reason !== "stale") throw assignmentMovedOn(asked);
  }
  throw refuse(503);
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const { db, clock, locale } = context;
  const reviewId = args.params.id ?? "";
  const isOwn = await wasAssigned(db, reviewId, viewer);
  authorize(isOwn || isReviewer(viewer));
  if (!isOwn) throw notFound();
  const fields = await readForm(args.request);
  const intent = REVIEW_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  const asked = { context, reviewId, fields, viewer };
  if (!(await findAssignment(db, reviewId, { viewer, locale, now: clock.now() })))
    throw assignmentMovedOn(asked, "no_longer_reviewer");
  return intent === "save" || intent === "give" ? write(asked, intent) : answer(asked, intent);
}

/** The assignment has ended, the file gone on, or the person reviews no more: what was typed is handed back. */
function assignmentMovedOn({ context, fields }: Asked, why: "impossible" | "no_longer_reviewer" = "impossible") {
  const t = translator(context.locale);
  const asTyped = (value: string) => value;
  const others = [
    { name: "reason", label: t("scoring:assignment.decline_reason"), inWords: asTyped },
    { name: "tie", label: t("scoring:assignment.conflict_reason"), inWords: asTyped },
  ];
  const typed = [...reviewFields(t), ...others].flatMap(({ name, label, inWords }) => {
    const text = inWords((fields.get(name) ?? "").slice(0, LIMITS.reviewRemark));
    return text ? [{ label, text }] : [];
  });
  const isOver = why === "no_longer_reviewer";
  const [to, link] = isOver ? ["/inbox", t("common:workspace.inbox")] : ["/assignments", t("scoring:list.title")];
  return movedOn({ text: t(`scoring:refused.${why}`), to, link, typed });
}

export default function AssignmentOfReviewer() {
  const { title, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lastResult = answer?.result;
  const { t } = useTranslation("scoring");
  return (
    <div className="stack">
      <DoneNotice ns="scoring" />
      <Breadcrumbs items={[{ label: t("list.title"), to: "/assignments" }, { label: title }]} />
      <h1>
        <OwnWords text={title} />
      </h1>
      <RefusalHere lastResult={lastResult} />
      <Assignment
        page={page as AssignmentPage}
        lastResult={lastResult}
        differences={answer && "differences" in answer ? answer.differences : undefined}
      />
    </div>
  );
}
