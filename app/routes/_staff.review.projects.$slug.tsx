import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askForChanges, publishProject } from "#app/features/projects/commands/check-project.server.ts";
import { getAudience } from "#app/features/projects/project-audience.server.ts";
import { findProject, listProjectActivity } from "#app/features/projects/project-queries.server.ts";
import { listNeeds, topicsByKind } from "#app/features/projects/project-rows.server.ts";
import { changesSchema, publishSchema } from "#app/features/projects/project-state.schema.ts";
import { checkView } from "#app/features/projects/project-view.server.ts";
import { nextStatus } from "#app/features/projects/project.ts";
import { canCheck } from "#app/features/projects/project.policy.ts";
import { CheckForms } from "#app/features/projects/ui/check-forms.tsx";
import { ProjectBody, ProjectFacts, ProjectHistory } from "#app/features/projects/ui/project-body.tsx";
import { ProjectHeading } from "#app/features/projects/ui/project-heading.tsx";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, forbidden, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { dayNow } from "#app/platform/days.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.project.title.text }];

async function requireCheckable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireCoordinator(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await findProject(db, args.params.slug ?? "", audience);
  if (!found) throw notFound();
  authorize(canCheck(viewer, found.subject));
  return { viewer, audience, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience, found } = await requireCheckable(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { row } = found;
  const [topics, needs, activity] = await Promise.all([
    topicsByKind(db, row.id),
    listNeeds(db, row.id),
    listProjectActivity(db, row.id, "public"),
  ]);
  return json({
    project: checkView(found, { topics, needs, activity }, audience, words),
    version: row.version,
    canPublish: row.status === "submitted" || row.isChangedSinceCheck,
    canAsk: nextStatus(row.status, "ask_changes") !== null,
    isChange: row.status !== "submitted",
    mustSeeAuthorization: row.isUnescoNamePlanned === true,
  });
}

interface Answer {
  result?: SubmissionResult;
  problem?: "stale" | "wrong_state";
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireCheckable(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "publish" && intent !== "ask_changes") throw refuse(400);
  const parsed = intent === "publish" ? parseFields(fields, publishSchema) : parseFields(fields, changesSchema);
  if (!parsed.ok) return json<Answer>({ result: (await parsed.response.json()).result }, { status: 422 });
  const { version, note }: { version: number; note?: string } = parsed.value;
  const checked = { projectId: found.row.id, version };
  const outcome =
    note === undefined
      ? await publishProject(args.context, checked, viewer)
      : await askForChanges(args.context, { ...checked, note }, viewer);
  if (outcome.ok) return redirectDone("/review/projects", intent === "publish" ? "checked" : "changes_asked");
  if (outcome.reason === "denied") throw forbidden();
  const result = { initialValue: { note: fields.get("note") ?? "" } };
  return json<Answer>({ result, problem: outcome.reason === "stale" ? "stale" : "wrong_state" }, { status: 409 });
}

export default function CheckProject() {
  const { project, version, canPublish, canAsk, isChange, mustSeeAuthorization } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs items={[{ label: t("check.title"), to: "/review/projects" }, { label: project.title.text }]} />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      <ProjectHeading project={project} />
      {mustSeeAuthorization && (
        <Callout tone="wait" title={t("check.authorization.title")}>
          <p>{t("check.authorization.text")}</p>
        </Callout>
      )}
      <Card title={t("check.decide")}>
        <CheckForms {...{ version, canPublish, canAsk, isChange }} lastResult={answered?.result} />
      </Card>
      <Card title={t("page.facts")}>
        <ProjectFacts project={project} />
      </Card>
      <ProjectBody project={project} />
      <ProjectHistory project={project} />
    </div>
  );
}
