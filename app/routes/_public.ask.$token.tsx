import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerByLink, findLink } from "#app/features/asks/answer-ask.server.ts";
import { linkPage } from "#app/features/asks/ask-pages.server.ts";
import { answerSchema } from "#app/features/asks/asks.schema.ts";
import { AskSummary, Why } from "#app/features/asks/ui/ask-head.tsx";
import { LateWords } from "#app/features/asks/ui/late-words.tsx";
import { Answer, Outcome, Said } from "#app/features/asks/ui/received.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { ASK_ANSWERS } from "#db/vocabulary-asks.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

type Args = Pick<LoaderFunctionArgs, "params" | "context">;

async function find({ params, context: { db, locale, clock } }: Args) {
  const link = await findLink(db, params.token ?? "");
  if (!link) throw notFound();
  return { id: link.asked.asked.id, view: await linkPage({ db, locale, now: clock.now() }, link) };
}

/** Opening the page changes nothing, whoever opens it: a scanner of mail among them. */
export async function loader(args: LoaderFunctionArgs) {
  const { view } = await find(args);
  const asked = new URL(args.request.url).searchParams.get("answer");
  return json({
    title: translator(args.context.locale)("asks:one", { kind: view.head.kind }),
    view,
    chosen: ASK_ANSWERS.find((answer) => answer === asked) ?? null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { id } = await find(args);
  const fields = await readForm(request);
  if (fields.get("intent") !== "answer") throw refuse(400);
  const form = parseFields(fields, answerSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("answerByLink", { link: id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const token = params.token ?? "";
  const answered = await answerByLink(context, token, form.value);
  if (!answered.ok) return answerRefusal(answered.reason, fields, "asks:");
  return redirectDone(`/ask/${token}`, answered.isChange ? "changed" : "answered");
}

export default function AnswerAsk() {
  const { t } = useTranslation("asks");
  const { title, view, chosen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { head, received, person } = view;
  const { why, isOpen, member, outcome, conversation } = received;
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <DoneNotice ns="asks" />
      <RefusalHere lastResult={result} />
      {isOpen && <p className="lead">{t("link.lead", { person, member })}</p>}
      <AskSummary head={head} />
      <Why label={t("received.why")} lines={why} />
      <Said received={received} ending={head.ending} />
      <Outcome outcome={outcome} conversation={conversation} isByLink />
      {!isOpen && <LateWords lastResult={result} />}
      <Answer received={received} chosen={chosen} lastResult={result} />
      <p className="small soft">
        {t("link.more")} <Link to={`/asks/${head.id}`}>{t("link.sign_in")}</Link>
      </p>
    </div>
  );
}
