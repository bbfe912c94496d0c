import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { canEndAccess, canManagePeople } from "#app/features/members/institution/member.policy.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { removeColleague } from "#app/features/members/people/people-commands.server.ts";
import { endAccessSchema } from "#app/features/members/people/people.schema.ts";
import { EndAccess } from "#app/features/members/home/ui/end-access-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function findColleague({ request, context, params }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await findAskedInstitution(context, viewer, request.url);
  if (!own) throw notFound();
  authorize(canManagePeople(viewer, own.member));
  const colleagues = await listColleagues(context.db, own.institution.id);
  const colleague = colleagues.find(({ grantId }) => grantId === params.grantId);
  if (!colleague) throw notFound();
  return { own, colleague, colleagues };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { own, colleague, colleagues } = await findColleague(args, viewer);
  const t = translator(args.context.locale);
  const { name, userId } = colleague;
  const theirs = colleagues.filter((one) => one.userId === userId);
  const roles = theirs.map(({ role }) => t(`vocabulary:role.${role}`)).join(", ");
  return json({
    title: t("members:end_access.title", { name }),
    person: { name, role: roles, isYou: userId === viewer.id },
    canEnd: theirs.every((one) => canEndAccess(viewer, own.member, one)),
    paths: institutionPaths(own),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { own, colleague } = await findColleague(args, viewer);
  const fields = await readForm(args.request);
  const form = parseFields(fields, endAccessSchema);
  if (!form.ok) return form.response;
  const ending = { institutionId: own.institution.id, grantId: colleague.grantId, reason: form.value.reason };
  const outcome = await removeColleague(args.context, ending, viewer);
  const { people } = institutionPaths(own);
  if (outcome.ok) return redirectDone(people, "access-ended");
  return answerRefusal(outcome.reason, fields, "members:end_access.");
}

export default function EndColleagueAccess() {
  const { title, person, canEnd, paths } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const crumbs = [
    { label: t("institution.title"), to: paths.home },
    { label: t("people.title"), to: paths.people },
    { label: title },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      <EndAccess
        person={person}
        canEnd={canEnd}
        backTo={paths.people}
        lastResult={useActionData<typeof action>()?.result}
      />
    </div>
  );
}
