import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ZodType } from "zod";
import {
  askFrom,
  type CheckRefusal,
  declineProject,
  lookAtChange,
  publishProject,
} from "#app/features/projects/posting/check-project.server.ts";
import { declineChange, publishChange, returnChange } from "#app/features/projects/posting/check-change.server.ts";
import { isOffered, readCheck } from "#app/features/projects/posting/check-page.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import {
  changesSchema,
  declineProjectSchema,
  lookSchema,
  publishSchema,
} from "#app/features/projects/posting/check.schema.ts";
import { isTakenBack, viewAnswered, viewTakenBack } from "#app/features/projects/posting/taken-back.server.ts";
import { findProjectById } from "#app/features/projects/project/project-queries.server.ts";
import { canCheck } from "#app/features/projects/project/project.policy.ts";
import { AnswersChanged } from "#app/features/projects/posting/ui/answers-changed.tsx";
import { EarlierChecks } from "#app/features/projects/posting/ui/earlier-checks.tsx";
import { CheckForms } from "#app/features/projects/posting/ui/check-forms.tsx";
import { ProjectBody, ProjectFacts, ProjectHistory } from "#app/features/projects/board/ui/project-body.tsx";
import { shownReport } from "#app/features/projects/report/report-view.server.ts";
import { ReportSection } from "#app/features/projects/report/ui/report-body.tsx";
import { ProjectHeading } from "#app/features/projects/board/ui/project-heading.tsx";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { dayNow } from "#app/platform/days.ts";
import { Time } from "#app/ui/time.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.project.title.text);

async function requireCheckable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireCoordinator(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw await answerMissing(args, viewer);
  authorize(canCheck(viewer, found.subject));
  return { viewer, audience, found };
}

/** That its lead took it back is told to whoever could have checked it until then; it is missing for everybody else. */
async function answerMissing({ request, context, params }: LoaderFunctionArgs, viewer: Viewer): Promise<Response> {
  const { db, clock, locale } = context;
  if (!(await isTakenBack(db, params.slug ?? "", viewer, dayNow(clock)))) return notFound();
  const isReading = request.method === "GET" || request.method === "HEAD";
  return isReading
    ? redirectRefused("/review/projects", "taken_back")
    : movedOn(viewTakenBack(locale, await readForm(request)));
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience, found } = await requireCheckable(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({ ...(await readCheck(db, found, audience, words)), report: await shownReport(db, found, words) });
}

const DONE = {
  publish: "checked",
  ask_changes: "changes_asked",
  decline: "declined",
  publish_change: "change_published",
  return_change: "change_returned",
  decline_change: "change_declined",
  look: "checked",
  take_off: "taken_off",
} as const;
type Intent = keyof typeof DONE;
const isAnswer = (intent: string | null): intent is Intent => intent !== null && Object.hasOwn(DONE, intent);

interface Post {
  context: ActionFunctionArgs["context"];
  fields: URLSearchParams;
  projectId: string;
  viewer: Viewer;
}

type Outcome = { ok: true } | CheckRefusal | Extract<ReturnType<typeof parseFields>, { ok: false }>;

const ANSWERS = {
  publish: answer(publishSchema, publishProject),
  ask_changes: answer(changesSchema, askFrom("check")),
  decline: answer(declineProjectSchema, declineProject),
  publish_change: answer(publishSchema, publishChange),
  return_change: answer(changesSchema, returnChange),
  decline_change: answer(declineProjectSchema, declineChange),
  look: answer(lookSchema, lookAtChange),
  take_off: answer(changesSchema, askFrom("board")),
} satisfies Record<Intent, (post: Post) => Promise<Outcome>>;

/** Reads an answer by its schema, and carries it out. */
function answer<Values extends { read: string }>(
  schema: ZodType<Values>,
  command: (context: Post["context"], checked: Values & { projectId: string }, viewer: Viewer) => Promise<Outcome>,
) {
  return async ({ context, fields, projectId, viewer }: Post): Promise<Outcome> => {
    const parsed = parseFields(fields, schema);
    return parsed.ok ? command(context, { projectId, ...parsed.value }, viewer) : parsed;
  };
}

interface Answer {
  intent: Intent;
  result?: SubmissionResult;
  problem?: "stale" | "impossible" | "no-authorization";
}

export async function action(args: ActionFunctionArgs) {
  const { db, locale } = args.context;
  const { viewer, audience, found } = await requireCheckable(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (!isAnswer(intent)) throw refuse(400);
  const answered = await ANSWERS[intent]({ context: args.context, fields, projectId: found.row.id, viewer });
  if ("response" in answered) return json<Answer>({ intent, result: answered.result }, { status: 422 });
  if (answered.ok) return redirectDone("/review/projects", DONE[intent]);
  const now = await findProjectById(db, found.row.id, audience);
  if (!now) throw movedOn(viewTakenBack(locale, fields));
  if (!isOffered(now, intent)) throw movedOn(await viewAnswered(db, now, locale, fields));
  const problem = reasonToSay(answered.reason);
  const result = typedResult(fields);
  return json<Answer>({ intent, result, problem }, { status: 409 });
}

export default function CheckProject() {
  const { project, read, toCheck, canTakeOff, readers, ...rest } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("check.title"), to: "/review/projects" },
          { label: project.title.text, lang: project.title.lang },
        ]}
      />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      <ProjectHeading project={project} />
      {rest.authorization && (
        <Callout tone="wait" title={t("check.authorization.title")}>
          <p>{t(`check.authorization.${rest.authorization.file ? "there" : "missing"}`)}</p>
          {rest.authorization.file && (
            <p>
              <a href={rest.authorization.to}>
                <bdi>{rest.authorization.file}</bdi>
              </a>
            </p>
          )}
        </Callout>
      )}
      {rest.flags.length > 0 && (
        <Callout tone="wait" title={t("check.flags.title")}>
          <ul>
            {rest.flags.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </Callout>
      )}
      {rest.besideBoard && rest.changeSince && (
        <>
          <Callout tone="wait" title={t("check.change_waits")}>
            <p>{t("check.change_waits_text")}</p>
            <p className="small soft">
              {t("change.since")} <Time dateTime={rest.changeSince.iso} text={rest.changeSince.text} />
            </p>
          </Callout>
          <AnswersChanged changed={rest.besideBoard} caption={t("check.changed.beside_board")} />
        </>
      )}
      {rest.sinceRead && <AnswersChanged changed={rest.sinceRead} />}
      <Card title={t("check.decide")}>
        <CheckForms {...{ read, toCheck, canTakeOff, readers }} lastAnswers={rest.last} last={answered ?? null} />
      </Card>
      <Card title={t("page.facts")}>
        <ProjectFacts project={project} />
      </Card>
      <ProjectBody project={project} />
      <ReportSection report={rest.report} />
      <EarlierChecks checks={rest.checks} />
      <ProjectHistory project={project} />
    </div>
  );
}
