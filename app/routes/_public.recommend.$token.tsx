import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  declineRecommendation,
  giveRecommendation,
} from "#app/features/applications/recommendations/answer-recommendation.server.ts";
import { findRequest } from "#app/features/applications/recommendations/recommendation-link.server.ts";
import { viewRecommender } from "#app/features/applications/recommendations/recommendation-views.server.ts";
import { declineSchema, giveSchema } from "#app/features/applications/recommendations/recommendation.schema.ts";
import type { RecommenderPage } from "#app/features/applications/recommendations/recommendations-model.ts";
import { RecommenderSummary, RecommendForm } from "#app/features/applications/recommendations/ui/recommender-forms.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

type Args = Pick<LoaderFunctionArgs, "params" | "context">;

async function findLink({ params, context }: Args) {
  const found = await findRequest(context.db, params.token ?? "", context.clock.now());
  if (!found) throw notFound();
  return found;
}

const find = async (args: Args) => viewRecommender(args.context.db, await findLink(args), args.context.locale);

/** Opening the page changes nothing, whoever opens it: a scanner of mail among them. */
export async function loader(args: LoaderFunctionArgs) {
  return json(await find(args));
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const token = params.token ?? "";
  const found = await findLink(args);
  const page = await viewRecommender(context.db, found, context.locale);
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent !== "give" && intent !== "decline") throw refuse(400);
  const refuseLate = ({ state, until, at }: RecommenderPage) => {
    const t = translator(context.locale);
    const labels = [
      ["words", "words"],
      ["signedName", "name"],
      ["signedPosition", "position"],
      ["tie", "tie"],
      ["reason", "reason"],
    ] as const;
    return movedOn({
      text: t(state === "given" ? "recommendations:page.other_tab" : `recommendations:page.state.${state}`, {
        until,
        at,
      }),
      to: `/recommend/${token}`,
      link: t("recommendations:page.back"),
      typed: labels.flatMap(([name, label]) => {
        const text = fields.get(name) ?? "";
        return text ? [{ label: t(`recommendations:page.${label}`), text }] : [];
      }),
    });
  };
  if (page.state !== "asked" && (page.state !== "given" || intent === "decline")) throw refuseLate(page);
  const wait = await context.limits.consume("answerByLink", { link: found.request.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  if (intent === "give") {
    const form = parseFields(fields, giveSchema);
    if (!form.ok) return form.response;
    const given = await giveRecommendation(context, token, form.value, context.locale);
    if (!given.ok) throw refuseLate(await find(args));
    return redirectDone(`/recommend/${token}`, page.state === "given" ? "changed" : "given");
  }
  const form = parseFields(fields, declineSchema);
  if (!form.ok) return form.response;
  const declined = await declineRecommendation(context, token, form.value.reason);
  if (!declined.ok) throw refuseLate(await find(args));
  return redirectDone(`/recommend/${token}`, "declined");
}

export default function Recommend() {
  const { t } = useTranslation("recommendations");
  const page = useLoaderData<typeof loader>() as RecommenderPage;
  const result = (useActionData<typeof action>()?.result ?? undefined) as SubmissionResult | undefined;
  const { title, state, name, until, at } = page;
  const isOpen = state === "asked" || state === "given";
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 dir="auto">{title}</h1>
      <DoneNotice ns="recommendations" />
      {state === "asked" ? (
        <p className="lead">{t("page.lead", { name })}</p>
      ) : (
        <Callout tone={state === "given" || state === "settled" ? "ok" : "neutral"} role="status">
          <p>{t(`page.state.${state}`, { until, at })}</p>
        </Callout>
      )}
      {isOpen && <RecommenderSummary page={page} />}
      {isOpen && <RecommendForm page={page} result={result} />}
    </div>
  );
}
