import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { takeNamedTry } from "#app/features/accounts/link-limits.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answersFor } from "#app/features/applications/file/application.policy.ts";
import type { FullApplication } from "#app/features/applications/file/application-queries.server.ts";
import {
  askRecommendation,
  remindRecommender,
  takeRequestBack,
} from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { RECOMMEND_WITHIN_DAYS } from "#app/features/applications/file/recommendation.ts";
import {
  findRecommendingMember,
  type LikeMember,
} from "#app/features/applications/recommendations/find-member.server.ts";
import {
  askRecommendationSchema,
  onRequestSchema,
  RECOMMENDATION_LENGTHS,
} from "#app/features/applications/recommendations/recommendation.schema.ts";
import { composeToRecommender } from "#app/features/applications/recommendations/write-to-recommender.server.ts";
import { answerRefusal, reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { applicationMovedOn } from "./application-moved-on.server.ts";

type Args = Pick<ActionFunctionArgs, "context" | "request">;

/** At which field a refusal is said. */
const FIELDS = {
  "already-asked": "email",
  "own-person": "email",
  "own-institution": "email",
  disposable: "email",
  "too-many": "",
} as const;

interface Acting extends Args {
  file: FullApplication;
  fields: URLSearchParams;
  viewer: Viewer;
}

/** What is done on the page of recommendations. */
export async function postRecommendations({ context, request }: Args, file: FullApplication, viewer: Viewer) {
  const fields = await readForm(request);
  const acting = { context, request, file, fields, viewer };
  authorize(answersFor(viewer, file.application));
  switch (fields.get("intent")) {
    case "remind":
      return act(acting, remindRecommender, "reminded");
    case "take-back":
      return act(acting, takeRequestBack, "taken_back");
    case "ask":
      return ask(acting);
    case "preview":
      return preview(acting);
    default:
      throw refuse(400);
  }
}

async function act({ context, file, fields, viewer }: Acting, work: typeof takeRequestBack, done: string) {
  const form = parseFields(fields, onRequestSchema);
  if (!form.ok) throw refuse(400);
  const outcome = await work(context, { applicationId: file.application.id, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "recommendations:");
  return redirectDone(`/applications/${file.application.id}/recommendations`, done);
}

/** The form again as it was typed, with the members of which one is to be chosen, or was. */
async function askAgain(acting: Acting, result: SubmissionResult, status: number, like?: LikeMember[]) {
  return json({ result, members: like ?? (await listOffered(acting)) }, { status });
}

async function listOffered({ context: { db, clock, locale }, fields }: Acting): Promise<LikeMember[]> {
  const office = fields.get("office") ?? "";
  if (!fields.get("member") || office.length > RECOMMENDATION_LENGTHS.office) return [];
  const found = await findRecommendingMember(db, { office }, clock.now(), locale);
  return "like" in found ? found.like : [];
}

function refuseMember(acting: Acting, like: LikeMember[]) {
  const [field, key] = like.length > 0 ? ["member", "which-member"] : ["office", "no-member"];
  return askAgain(acting, typedResult(acting.fields, { [field]: [`recommendations:refused.${key}`] }), 422, like);
}

async function ask(acting: Acting) {
  const { context, file, fields, viewer } = acting;
  const { id } = file.application;
  const form = parseFields(fields, askRecommendationSchema);
  if (!form.ok) return askAgain(acting, form.result, 422);
  const wait =
    (await context.limits.consume("recommendationByApplication", { application: id })) ??
    (await takeNamedTry(context, { application: id, email: form.value.email }));
  if (wait !== null) return rejectTooMany(fields, wait);
  const asked = await askRecommendation(context, { applicationId: id, reader: context.locale, ...form.value }, viewer);
  if (asked.ok) return redirectDone(`/applications/${id}/recommendations`, "asked");
  if ("like" in asked) return refuseMember(acting, asked.like);
  const reason = reasonToSay(asked.reason);
  if (reason === "impossible") throw await applicationMovedOn(context, { applicationId: id }, viewer);
  const errors = { [FIELDS[reason]]: [`recommendations:refused.${reason}`] };
  return askAgain(acting, typedResult(fields, errors), reason === "too-many" ? 409 : 422);
}

/** The letter as it would be sent; what was typed stays. */
async function preview(acting: Acting) {
  const { context, file, fields } = acting;
  const { db, clock, config } = context;
  const form = parseFields(fields, askRecommendationSchema);
  if (!form.ok) return askAgain(acting, form.result, 422);
  const now = clock.now();
  const { name, office, locale, recommender } = form.value;
  const member = recommender === "member" ? await findRecommendingMember(db, form.value, now, context.locale) : null;
  if (member && "like" in member) return refuseMember(acting, member.like);
  const addressed = { name, office, institutionId: member?.id ?? null, locale };
  const kind = "recommendation-asked" as const;
  const url = `${config.origin}/recommend/…`;
  const { subject, text } = await composeToRecommender(
    db,
    file,
    { ...addressed, expiresAt: addDays(now, RECOMMEND_WITHIN_DAYS) },
    { kind, url },
  );
  const result = typedResult(fields);
  return json({ result, members: await listOffered(acting), preview: { subject, text, lang: locale } });
}
