import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { takeInvitationTry } from "#app/features/accounts/link-limits.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { institutionPaths, peopleView } from "#app/features/members/home/institution-view.server.ts";
import { canManagePeople } from "#app/features/members/institution/member.policy.ts";
import {
  inviteColleague,
  withdrawInvitation,
  type InviteOutcome,
  type PeopleOutcome,
} from "#app/features/members/people/people-commands.server.ts";
import { invitationSchema, withdrawalSchema } from "#app/features/members/people/people.schema.ts";
import { Colleagues, InviteColleague, PendingInvitations } from "#app/features/members/home/ui/people-page.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findManaged({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await findAskedInstitution(context, viewer, request.url);
  if (!own) throw notFound();
  authorize(canManagePeople(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const own = await findManaged(args, viewer);
  const { home } = institutionPaths(own);
  const title = translator(locale)("members:people.title");
  const whose = nameOf(own.institution, locale).name;
  return json({ title, whose, home, locale, ...(await peopleView(own, viewer, { db, locale, now: clock.now() })) });
}

function answer(outcome: InviteOutcome | PeopleOutcome, fields: URLSearchParams, path: string, done: string) {
  if (outcome.ok) return redirectDone(path, done);
  return rejectFields(fields, { email: [`members:people.${reasonToSay(outcome.reason)}`] });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const own = await findManaged(args, viewer);
  const institutionId = own.institution.id;
  const { people: path } = institutionPaths(own);
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "invite": {
      const form = parseFields(fields, invitationSchema);
      if (!form.ok) return form.response;
      const wait = await takeInvitationTry(context, { user: viewer.id, institution: institutionId, ...form.value });
      if (wait !== null) return rejectTooMany(fields, wait);
      const outcome = await inviteColleague(context, { institutionId, ...form.value }, viewer);
      return answer(outcome, fields, path, outcome.ok && outcome.hasReplaced ? "invited-again" : "invited");
    }
    case "withdraw": {
      const form = parseFields(fields, withdrawalSchema);
      if (!form.ok) return form.response;
      const outcome = await withdrawInvitation(context, { institutionId, ...form.value }, viewer);
      return answer(outcome, fields, path, "invitation-withdrawn");
    }
    default:
      throw refuse(400);
  }
}

export default function People() {
  const { title, home, locale, people, invitations, handoverTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const result = useActionData<typeof action>()?.result;
  const refusal = result?.error?.[""]?.[0];
  const isInviting = result?.initialValue?.intent === "invite";
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      {refusal && !isInviting && <Callout tone="bad" role="alert" title={errorText(t, refusal)} />}
      <Colleagues people={people} handoverTo={handoverTo} />
      <PendingInvitations invitations={invitations} />
      <InviteColleague locale={locale} lastResult={isInviting ? result : undefined} />
    </div>
  );
}
