import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { editorsView } from "#app/features/projects/coediting/editors-view.server.ts";
import { InvitePeople } from "#app/features/projects/coediting/ui/invite-people.tsx";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { canLead, worksOnText } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { postEditors } from "./answers/co-editors.server.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

async function requireWriting(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  authorize(worksOnText(audience, found.subject));
  return { viewer, audience, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience, found } = await requireWriting(args);
  const asked = new URL(args.request.url).searchParams;
  const query = (asked.get("find") ?? "").slice(0, 200);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json(await editorsView(db, { found, audience, query, institutionId: asked.get("institution") }, words));
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, audience, found } = await requireWriting(args);
  return postEditors(args, { row: found.row, viewer, isLead: canLead(audience, found.subject) });
}

export default function Editors() {
  const { title, project, isLead, canInvite, hasOwnForm, query, editors, members, chosen } =
    useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as { result?: SubmissionResult; problem?: string } | undefined;
  const { t } = useTranslation("projects");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("coediting.text")}</p>
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      {editors.length === 0 && <p>{t("coediting.nobody")}</p>}
      {editors.length > 0 && (
        <ul className="entry-list">
          {editors.map(({ id, name, institution, status, isWaiting, isOwn }) => (
            <li key={id}>
              <EntryCard aside={<Badge tone={isWaiting ? "wait" : "ok"}>{status}</Badge>}>
                <h2 className="h3">
                  <bdi>{name}</bdi>
                </h2>
                <p className="small">
                  <bdi>{institution}</bdi>
                </p>
                {(isLead || isOwn) && (
                  <AskedForm
                    label={t(isLead ? "coediting.remove" : "coediting.leave")}
                    explain={t(isLead ? "coediting.remove_explain" : "coediting.leave_explain")}
                    send={t(isLead ? "coediting.remove" : "coediting.leave")}
                    intent={isLead ? "remove" : "leave"}
                    about={{ editorId: id }}
                  />
                )}
              </EntryCard>
            </li>
          ))}
        </ul>
      )}
      {hasOwnForm && (
        <div>
          <LinkButton to={`${project.to}/edit`}>{t("coediting.open_form")}</LinkButton>
        </div>
      )}
      {canInvite && <InvitePeople {...{ query, members, chosen }} lastResult={answered?.result} />}
    </div>
  );
}
