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
  askRecommendationSchema,
  onRequestSchema,
} from "#app/features/applications/recommendations/recommendation.schema.ts";
import { composeToRecommender } from "#app/features/applications/recommendations/write-to-recommender.server.ts";
import { answerRefusal, reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { addDays } from "#app/platform/clock.ts";
import { applicationMovedOn } from "./application-moved-on.server.ts";

type Args = Pick<ActionFunctionArgs, "context" | "request">;

/** At which field a refusal is said. */
const FIELDS = {
  "already-asked": "email",
  "own-person": "email",
  "own-institution": "email",
  disposable: "email",
  "no-member": "office",
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

async function ask({ context, file, fields, viewer }: Acting) {
  const { id } = file.application;
  const form = parseFields(fields, askRecommendationSchema);
  if (!form.ok) return form.response;
  const wait =
    (await context.limits.consume("recommendationByApplication", { application: id })) ??
    (await takeNamedTry(context, { application: id, email: form.value.email }));
  if (wait !== null) return rejectTooMany(fields, wait);
  const asked = await askRecommendation(context, { applicationId: id, reader: context.locale, ...form.value }, viewer);
  if (asked.ok) return redirectDone(`/applications/${id}/recommendations`, "asked");
  const reason = reasonToSay(asked.reason);
  if (reason === "impossible") throw await applicationMovedOn(context, { applicationId: id }, viewer);
  const like = "like" in asked ? asked.like : [];
  const key = like.length > 0 ? "no-member-like" : reason;
  const message = encodeError(`recommendations:refused.${key}`, { names: like.join("; ") });
  return rejectFields(fields, { [FIELDS[reason]]: [message] }, reason === "too-many" ? 409 : 422);
}

/** The letter as it would be sent; what was typed stays. */
async function preview({ context: { db, clock, config }, file, fields }: Acting) {
  const form = parseFields(fields, askRecommendationSchema);
  if (!form.ok) return form.response;
  const { name, office, locale } = form.value;
  const addressed = { name, office, locale, expiresAt: addDays(clock.now(), RECOMMEND_WITHIN_DAYS) };
  const kind = "recommendation-asked" as const;
  const url = `${config.origin}/recommend/…`;
  const { subject, text } = await composeToRecommender(db, file, addressed, { kind, url });
  return json({ result: typedResult(fields), preview: { subject, text, lang: locale } });
}
