import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinForm } from "#app/features/accounts/accounts.schema.ts";
import { invitationSentence } from "#app/features/accounts/account-emails.ts";
import { findInviter } from "#app/features/accounts/invitation-commands.server.ts";
import { acceptInvitation, joinByInvitation } from "#app/features/accounts/accept-invitation.server.ts";
import { findEndedMainInvitation } from "#app/features/accounts/main-invitation.server.ts";
import { findToken, findUsedToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { InvitationPage } from "#app/features/accounts/ui/invitation.tsx";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import { findInstitutionName } from "#app/features/members/institution/institution-names.server.ts";
import { tellOfJoining } from "#app/features/members/membership/tell-of-joining.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { forbidden, movedOn } from "#app/http/refusals.server.ts";
import { redirectDoneAnew } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { openFirstSession } from "./answers/first-session.server.ts";
import { standingOfInvited } from "./answers/invited.server.ts";
import { linkGone } from "./answers/link-gone.server.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** Why an invitation to the main role has ended before its time; null of any other link. */
async function endedBy({ context, params }: LoaderFunctionArgs | ActionFunctionArgs): Promise<string | null> {
  const { db, clock, locale } = context;
  const ended = await findEndedMainInvitation(db, params.token ?? "", clock.now());
  const institution = ended && (await findInstitutionName(db, ended.institutionId, locale));
  return ended && translator(locale)(`accounts:invitation.ended.${ended.why}`, { institution });
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, clock, locale } = args.context;
  const t = translator(locale);
  const secret = args.params.token ?? "";
  const token = await findToken(db, secret, "invitation", clock.now());
  const title = t("accounts:invitation.title");
  const why = await endedBy(args);
  if (why !== null) return json({ title, invitation: null, why }, { status: 410 });
  if (!token) return json({ title, invitation: null, why }, { status: 404 });
  const association = await getLocalizedAssociation(db, locale);
  const text = invitationSentence(t, {
    association: association.name,
    role: token.grantedRole ? t(`vocabulary:role.${token.grantedRole}`) : "",
    institution: await findInstitutionName(db, token.grantedInstitutionId, locale),
    inviter: await findInviter(db, token.createdById),
  });
  const as = await standingOfInvited(args, token);
  const { contactEmail: contact } = association;
  const path = `/invitations/${secret}`;
  return json({ title, invitation: { email: token.email, text, contact, as, path, locale }, why });
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const secret = args.params.token ?? "";
  const fields = await readForm(args.request);
  const why = await endedBy(args);
  if (why !== null) {
    const t = translator(context.locale);
    const name = visibleLine(fields.get("name") ?? "");
    const typed = name === "" ? [] : [{ label: t("accounts:field.name"), text: name }];
    throw movedOn({ text: why, to: `/invitations/${secret}`, link: t("invitations:head.back"), typed });
  }
  const open = await findToken(context.db, secret, "invitation", context.clock.now());
  const token = open ?? (await findUsedToken(context.db, secret, "invitation"));
  if (!token) return linkGone(fields);
  const identity = await findIdentity(args);
  if (!identity) {
    if (open && (await standingOfInvited(args, open)) !== "join") throw forbidden();
    return join(args, secret, fields);
  }
  if (identity.viewer.email !== token.email) throw forbidden();
  const result = await acceptInvitation(context, secret, identity.viewer, tellOfJoining(context.config));
  if (!result.ok) return linkGone(fields);
  return redirectDoneAnew("/inbox", "invitation_accepted");
}

async function join(args: ActionFunctionArgs, secret: string, fields: URLSearchParams) {
  const { request, context } = args;
  const form = parseFields(fields, joinForm, { hideFields: ["password"], request });
  if (!form.ok) return form.response;
  const { consent: _given, ...person } = form.value;
  const result = await whenHashed(joinByInvitation(context, secret, person, tellOfJoining(context.config)));
  if (!result.ok && result.reason === "guessable")
    return rejectFields(fields, { password: ["accounts:password_problem.guessable"] });
  if (!result.ok) return linkGone(fields);
  await openFirstSession(args, { userId: result.userId, locale: person.locale });
  return redirectDoneAnew("/inbox", "invitation_accepted");
}

export default function Invitation() {
  const { invitation, why } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const gone = answer && "gone" in answer ? answer.gone : undefined;
  if (!invitation || gone) return <LinkGone why={why ?? undefined} name={gone?.name} />;
  return <InvitationPage {...invitation} result={answer && "result" in answer ? answer.result : undefined} />;
}
