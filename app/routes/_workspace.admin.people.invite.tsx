import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { holdsApart } from "#app/features/accounts/apart.server.ts";
import { inviteFromPage } from "#app/features/accounts/invitation-commands.server.ts";
import { listStaffInvitations } from "#app/features/administration/people-queries.server.ts";
import { staffInvitationSchema } from "#app/features/administration/people.schema.ts";
import { InviteStaff, StaffInvitations } from "#app/features/administration/ui/invite-staff.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { countryName, countryOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { db, locale, clock } = args.context;
  const t = translator(locale);
  const open = await listStaffInvitations(db, clock.now());
  const invitations = open.map(({ email, role, countries, expiresAt }) => ({
    email,
    role: t(`vocabulary:role.${role}`),
    scope: countries?.map((code) => countryName(code, locale)).join(", ") ?? null,
    until: formatDate(expiresAt, locale),
  }));
  return json({ title: t("administration:people.invite"), locale, countries: countryOptions(locale), invitations });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const form = await parseForm(args.request, staffInvitationSchema);
  if (!form.ok) return form.response;
  const { email, role, countries, locale } = form.value;
  if (await holdsApart(args.context.db, { email, role }))
    return rejectFields(form.fields, { role: ["administration:people.refused.apart"] });
  const scope = role === "coordinator" && countries.length > 0 ? countries : undefined;
  const sent = await inviteFromPage(args.context, { email, role, countries: scope, locale }, viewer.id);
  if (!sent.ok) return answerRefusal(sent, form.fields);
  return redirectDone("/admin/people/invite", sent.hasReplaced ? "person-invited-again" : "person-invited");
}

export default function InviteStaffRoute() {
  const { title, locale, countries, invitations } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  return (
    <>
      <Breadcrumbs items={[{ label: t("people.title"), to: "/admin/people" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="administration" />
      <InviteStaff locale={locale} countries={countries} lastResult={useActionData<typeof action>()?.result} />
      <StaffInvitations invitations={invitations} />
    </>
  );
}
