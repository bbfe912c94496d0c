import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerByLink, findQuestionLink } from "#app/features/projects/freshness/answer-by-link.server.ts";
import { saidByLinkSchema } from "#app/features/projects/freshness/freshness.schema.ts";
import { questionPage } from "#app/features/projects/freshness/link-page.server.ts";
import {
  AskedProject,
  OtherAnswers,
  QuestionForm,
  QuestionGone,
} from "#app/features/projects/freshness/ui/question-form.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

const TITLES = {
  open: "projects:freshness.title",
  used: "projects:freshness.gone.used_title",
  ended: "projects:freshness.gone.title",
  unknown: "projects:freshness.gone.title",
} as const;

const STATUS = { open: 200, used: 200, ended: 410, unknown: 404 } as const;

/** Opening the page changes nothing, whoever opens it: a scanner of mail among them. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const asked = new URL(request.url).searchParams.get("answer");
  const view = await questionPage({ db, locale, now: clock.now() }, params.token ?? "", asked);
  return json({ title: translator(locale)(TITLES[view.state]), view }, { status: STATUS[view.state] });
}

const SAID = { seeking: "renewed", filled: "closed_by_letter", closed: "closed_by_letter" } as const;

const DAY_PROBLEMS = {
  "day-past": "projects:errors.answer_by_past",
  "day-far": "projects:errors.answer_by_too_far",
  "after-call": "projects:errors.answer_by_after_call",
} as const;
const isDayProblem = (reason: string): reason is keyof typeof DAY_PROBLEMS => reason in DAY_PROBLEMS;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const link = await findQuestionLink(context.db, token, context.clock.now());
  if (!link) throw notFound();
  const fields = await readForm(request);
  if (!saidByLinkSchema.options.some(({ shape }) => shape.answer.value === fields.get("answer"))) throw refuse(400);
  const form = parseFields(fields, saidByLinkSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("answerByLink", { link: link.question.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const answered = await answerByLink(context, token, form.value);
  if (answered.ok) return redirectDone(`/still-seeking/${token}`, SAID[form.value.answer]);
  const reason = reasonToSay(answered.reason);
  if (isDayProblem(reason)) return rejectFields(fields, { answerBy: [DAY_PROBLEMS[reason]] }, 422);
  return rejectFields(fields, { "": [`projects:freshness.gone.${reason === "ended" ? "ended" : "used_title"}`] }, 409);
}

export default function StillSeeking() {
  const { t } = useTranslation("projects");
  const { title, view } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  if (view.state !== "open")
    return (
      <div className="page page-narrow page-body stack stack-loose">
        <h1>{title}</h1>
        <DoneNotice
          ns="projects"
          isStillSo={(code) => view.state === "used" && (code !== "renewed" || view.until !== null)}
          values={{ day: (view.state === "used" && view.until) || "" }}
        />
        <RefusalHere lastResult={result} />
        <QuestionGone question={view} />
      </div>
    );
  const said = result?.initialValue?.["answer"];
  const chosen = said === "seeking" ? "seeking" : view.chosen;
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <RefusalHere lastResult={result} />
      <AskedProject {...view} />
      {chosen && <QuestionForm question={view} answer={chosen} lastResult={result} />}
      <OtherAnswers chosen={chosen} />
      <p className="small soft">{t("freshness.undo")}</p>
    </div>
  );
}
