import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { postState } from "./answers/project-state.server.ts";
import { projectStatus } from "#app/features/projects/project/project-words.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { nextStatus } from "#app/features/projects/project/project.ts";
import { canDelete, canLead } from "#app/features/projects/project/project.policy.ts";
import { StateForm } from "#app/features/projects/lifecycle/ui/state-form.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

const EVENTS = ["take_back", "close", "reopen", "complete", "correct", "archive"] as const;

async function requireLed(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await findProject(db, args.params.slug ?? "", audience);
  if (!found) throw notFound();
  authorize(canLead(audience, found.subject));
  return { viewer, audience, row: found.row };
}

export async function loader(args: LoaderFunctionArgs) {
  const { locale, clock } = args.context;
  const { row, audience } = await requireLed(args);
  const events = EVENTS.filter((event) => nextStatus(row.status, event) !== null);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("projects:state.title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    status: projectStatus(words, row.status, row.answerBy),
    events: [...events, ...(canDelete(audience, row) ? (["delete"] as const) : [])],
    finalSummary: row.finalSummary,
    today: words.today,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireLed(args);
  return postState(args, row, viewer);
}

export default function ProjectState() {
  const { title, project, status, events, finalSummary, today } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <h1>{title}</h1>
      <p className="lead">{project.title.text}</p>
      <p>
        <Badge tone={status.tone}>{status.label}</Badge> {status.explain}
      </p>
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      {events.length === 0 && <p>{t("state.nothing")}</p>}
      <div>
        {events.map((event) => (
          <StateForm
            key={event}
            event={event}
            name={project.title.text}
            today={today}
            finalSummary={finalSummary}
            lastResult={answered?.intent === event ? answered.result : undefined}
          />
        ))}
      </div>
    </div>
  );
}
