import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  agreeToHandover,
  declineHandover,
  takeHandoverBack,
} from "#app/features/applications/handover/answer-handover.server.ts";
import { handOver } from "#app/features/applications/handover/hand-over.server.ts";
import type { HandoverPage } from "#app/features/applications/handover/handover-model.ts";
import { viewHandover } from "#app/features/applications/handover/handover-page.server.ts";
import {
  type HandoverAct,
  HANDOVER_INTENTS,
  handoverSchema,
} from "#app/features/applications/handover/handover.schema.ts";
import { Handover } from "#app/features/applications/handover/ui/handover-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readPage(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const page = await viewHandover(db, args.params.id ?? "", { viewer, locale, now: clock.now() });
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  return json((await readPage(args)).page);
}

async function start(
  context: RequestContext,
  {
    applicationId,
    fields,
    act,
  }: { applicationId: string; fields: URLSearchParams; act: Extract<HandoverAct, { intent: "hand-over" }> },
  viewer: Viewer,
) {
  const wait = await context.limits.consume("handOverByApplication", { application: applicationId });
  if (wait !== null) return rejectTooMany(fields, wait);
  const { email, reason: why, isSure } = act;
  const input = { applicationId, email, reason: why, isSure: isSure !== undefined };
  const outcome = await handOver(context, input, viewer);
  const page = `/review/handover/${applicationId}`;
  if (outcome.ok) return redirectDone(page, outcome.isProposed ? "handover_proposed" : "handed_over");
  if ("institutions" in outcome) {
    const members = outcome.institutions.join(", ");
    return rejectFields(fields, { isSure: [encodeError("invitations:refused.acts-elsewhere", { members })] }, 422);
  }
  const { reason } = outcome;
  return reason === "no-person" || reason === "already-in" || reason === "checks-it"
    ? rejectFields(fields, { email: [`invitations:refused.${reason}`] }, 422)
    : answerRefusal(reason, fields, "invitations:");
}

const SETTLE = {
  agree: { work: agreeToHandover, done: "handed_over" },
  "take-back": { work: takeHandoverBack, done: "handover_taken_back" },
} as const;

function settle(
  context: RequestContext,
  applicationId: string,
  act: Exclude<HandoverAct, { intent: "hand-over" }>,
  viewer: Viewer,
) {
  const input = { applicationId, proposalId: act.proposalId };
  return act.intent === "decline"
    ? declineHandover(context, { ...input, words: act.words }, viewer)
    : SETTLE[act.intent].work(context, input, viewer);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readPage(args);
  const { context } = args;
  const fields = await readForm(args.request);
  if (!HANDOVER_INTENTS.includes(fields.get("intent") ?? "")) throw refuse(400);
  const form = parseFields(fields, handoverSchema);
  if (!form.ok) return form.response;
  const act = form.value;
  if (act.intent === "hand-over") return start(context, { applicationId: page.id, fields, act }, viewer);
  const outcome = await settle(context, page.id, act, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "invitations:");
  const done = act.intent === "decline" ? "handover_declined" : SETTLE[act.intent].done;
  return redirectDone(`/review/handover/${page.id}`, done);
}

export default function HandOver() {
  const { t } = useTranslation("invitations");
  const page = useLoaderData<typeof loader>() as HandoverPage;
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: t("review:title"), to: "/review" },
          { label: page.title, to: "/review/handover" },
          { label: page.institution },
        ]}
      />
      <h1>{page.title}</h1>
      <p className="lead">
        <bdi>{page.institution}</bdi>
      </p>
      <DoneNotice ns="invitations" />
      <RefusalHere lastResult={result} />
      <Handover page={page} lastResult={result} />
    </div>
  );
}
