import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { belongsToInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { canEndAccess, canManagePeople } from "#app/features/members/institution/member.policy.ts";
import {
  type Colleague,
  listPeople,
  type OwnInstitution,
} from "#app/features/members/institution/own-institution.server.ts";
import { removeColleague } from "#app/features/members/people/people-commands.server.ts";
import { findEnded, findEndedBy } from "#app/features/members/people/places.server.ts";
import { endAccessSchema } from "#app/features/members/people/people.schema.ts";
import { EndAccess } from "#app/features/members/home/ui/end-access-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, movedOn, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { isReading, requireOwnInstitution, typedIn } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const labels = (t: TFunction) => ({ reason: t("members:end_access.reason") });

async function findColleague(args: LoaderFunctionArgs, viewer: Viewer) {
  const { context, params } = args;
  const own = await requireOwnInstitution(args, viewer, labels);
  authorize(canManagePeople(viewer, own.member));
  const colleagues = await listPeople(context.db, own.institution.id);
  const colleague = colleagues.find(({ grantId }) => grantId === params.grantId);
  if (!colleague) throw await endedBefore(args, { viewer, own, colleagues });
  return { own, colleague, colleagues };
}

/** The answer about somebody whose access, or whose role, has ended already: a form hands back the reason. To throw. */
async function endedBefore(
  { request, context, params }: LoaderFunctionArgs,
  { viewer, own, colleagues }: { viewer: Viewer; own: OwnInstitution; colleagues: readonly Colleague[] },
): Promise<Response> {
  const { db, locale } = context;
  const ended = await findEnded(db, own.institution.id, params.grantId ?? "");
  if (!ended) return notFound();
  const { people } = institutionPaths(own);
  const now = colleagues.find(({ userId }) => userId === ended.userId);
  const to = now ? `/institution/people/${now.grantId}?institution=${own.institution.id}` : people;
  // Pressed twice is done once.
  const isDone = !now && (await findEndedBy(db, { grantId: params.grantId ?? "", actorId: viewer.id })) !== null;
  if (isDone && !isReading(request)) return redirectDone(people, "access-ended");
  if (isReading(request)) return now ? redirect(to) : redirectDone(people, "access-ended-before");
  const t = translator(locale);
  const words = { name: ended.name, day: formatDate(ended.endedAt, locale) };
  return movedOn({
    text: t(now ? "members:end_access.changed" : "members:end_access.ended_before", words),
    to,
    link: t(now ? "members:end_access.changed_link" : "members:people.title"),
    typed: await typedIn(request, labels(t)),
  });
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { own, colleague, colleagues } = await findColleague(args, viewer);
  const t = translator(args.context.locale);
  const { name, userId } = colleague;
  const theirs = colleagues.filter((one) => one.userId === userId);
  const roles = theirs.map(({ role }) => t(`vocabulary:role.${role}`)).join(", ");
  return json({
    openedFor: own.institution.id,
    title: t("members:end_access.title", { name }),
    person: { name, role: roles, isYou: userId === viewer.id },
    canEnd: theirs.every((one) => canEndAccess(viewer, own.member, one)),
    paths: institutionPaths(own),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const left = await findEndedBy(args.context.db, { grantId: args.params.grantId ?? "", actorId: viewer.id });
  if (left?.userId === viewer.id && !belongsToInstitution(viewer, left.institutionId)) return leftNow(left);
  const { own, colleague } = await findColleague(args, viewer);
  const fields = await readForm(args.request);
  const form = parseFields(fields, endAccessSchema);
  if (!form.ok) return form.response;
  const ending = { institutionId: own.institution.id, grantId: colleague.grantId, reason: form.value.reason };
  const outcome = await removeColleague(args.context, ending, viewer);
  if (outcome.ok && colleague.userId === viewer.id) return leftNow({ institutionId: own.institution.id });
  if (outcome.ok) return redirectDone(institutionPaths(own).people, "access-ended");
  return answerRefusal(outcome.reason, fields, "members:end_access.");
}

/** Whoever ends the own access has no page of the institution any more. */
const leftNow = ({ institutionId }: { institutionId: string }) =>
  redirectDone(`/inbox?institution=${institutionId}`, "access-ended");

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
