import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerAsk } from "#app/features/asks/answer-ask.server.ts";
import { askPage } from "#app/features/asks/ask-pages.server.ts";
import { type Act, actSchema } from "#app/features/asks/asks.schema.ts";
import { settleAsk, withdrawAsk } from "#app/features/asks/close-ask.server.ts";
import { reportAsk } from "#app/features/asks/report-ask.server.ts";
import type { AskPageView } from "#app/features/asks/asks-model.ts";
import { AskSummary } from "#app/features/asks/ui/ask-head.tsx";
import { LateWords } from "#app/features/asks/ui/late-words.tsx";
import { OwnAsk } from "#app/features/asks/ui/own-ask.tsx";
import { Received } from "#app/features/asks/ui/received.tsx";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readTheirs(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const page = await askPage({ db, locale, now: clock.now() }, args.params.id ?? "", viewer);
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readTheirs(args);
  return json({ title: translator(args.context.locale)("asks:one", { kind: page.head.kind }), page });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readTheirs(args);
  const { context } = args;
  const fields = await readForm(args.request);
  if (!actSchema.options.some(({ shape }) => shape.intent.value === fields.get("intent"))) throw refuse(400);
  const form = parseFields(fields, actSchema);
  const about = { intent: fields.get("intent") ?? "", of: fields.get("as") ?? fields.get("member") ?? "" };
  if (!form.ok) return json({ result: form.result, about }, { status: 422 });
  const answer = async (refusal: ReturnType<typeof rejectTooMany>) => {
    const { result } = await refusal.json();
    return json({ result, about }, { status: refusal.status, headers: refusal.headers });
  };
  const { id: askId } = page.head;
  const { value } = form;
  if (value.intent === "answer" || value.intent === "report") {
    const wait = await context.limits.consume("messageByUser", { user: viewer.id });
    if (wait !== null) return answer(rejectTooMany(fields, wait));
  }
  const done = await act(context, askId, value, viewer);
  if (!done.ok) return answer(answerRefusal(done.reason, fields, "asks:"));
  const isThanked = "thanked" in done && Boolean(done.thanked);
  const isChange = "isChange" in done && done.isChange;
  return redirectDone(`/asks/${askId}`, isThanked ? "settled_thanked" : isChange ? "changed" : DONE[value.intent]);
}

const DONE = { settle: "settled", withdraw: "withdrawn", answer: "answered", report: "reported" } as const;

function act(context: RequestContext, askId: string, value: Act, viewer: Viewer) {
  switch (value.intent) {
    case "settle":
      return settleAsk(context, { askId, institutionId: value.member, message: value.message }, viewer);
    case "withdraw":
      return withdrawAsk(context, askId, viewer);
    case "answer":
      return answerAsk(context, { askId, institutionId: value.as }, value, viewer);
    case "report":
      return reportAsk(context, { askId, institutionId: value.as, reason: value.reason }, viewer);
  }
}

/** Whether the form that was sent is still on the page, with what was typed in it. */
function hasForm({ own, received }: AskPageView, { intent, of }: { intent: string; of: string }): boolean {
  if (intent === "settle") return own?.asked.some(({ id, mayBeChosen }) => id === of && mayBeChosen) ?? false;
  const one = received.find(({ as }) => as === of);
  return (intent === "report" ? one?.isReportable : one?.isOpen) ?? false;
}

export default function Ask() {
  const { t } = useTranslation("asks");
  const { title, page } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const at = answered ? { ...answered.about, result: answered.result } : null;
  const { head, own, received } = page;
  return (
    <div className="stack stack-loose">
      <Breadcrumbs items={[{ label: t("title"), to: "/asks" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="asks" />
      <RefusalHere lastResult={answered?.result} />
      {at && !hasForm(page, at) && <LateWords lastResult={at.result} />}
      <AskSummary head={head} />
      {received.map((one) => (
        <Received
          key={one.as}
          received={one}
          ending={head.ending}
          isOnly={received.length === 1}
          last={at ? { as: at.of, intent: at.intent, result: at.result } : undefined}
        />
      ))}
      {own && (
        <OwnAsk own={own} settling={at?.intent === "settle" ? { member: at.of, result: at.result } : undefined} />
      )}
    </div>
  );
}
