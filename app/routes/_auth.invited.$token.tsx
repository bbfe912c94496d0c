import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { joinForm } from "#app/features/accounts/accounts.schema.ts";
import type { HandRole } from "#app/features/accounts/viewer.ts";
import { deviceName } from "#app/features/accounts/device-name.ts";
import { startSession } from "#app/features/accounts/sign-in-commands.server.ts";
import { AcceptedInvitation, InvitationPage, type InvitationStanding } from "#app/features/accounts/ui/invitation.tsx";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import {
  acceptHand,
  declineHand,
  findAcceptedTo,
  findInvitedTo,
} from "#app/features/applications/hands/accept-hand.server.ts";
import { representsAs } from "#app/features/applications/file/formalities-queries.server.ts";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { acceptInvited, declineInvited, joinInvited } from "#app/features/invitations/answer-invitation.server.ts";
import { standingOf } from "#app/features/invitations/invitation.ts";
import { findInvitation, type InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { forbidden, notFound } from "#app/http/refusals.server.ts";
import { localeCookie } from "#app/i18n/locale.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

type Args = Pick<LoaderFunctionArgs, "context" | "params">;

/** The invitation of the link, as long as it can be answered, with the application it is to; else null. */
async function findOpen({ context, params }: Args) {
  const invitation = await findInvitation(context.db, params.token ?? "");
  if (!invitation || standingOf(invitation, context.clock.now()) !== "sent") return null;
  const application = await findInvitedTo(context.db, invitation);
  return application && { invitation, application };
}

async function standing({ context }: Args, { email }: InvitationRow): Promise<InvitationStanding> {
  const identity = await findIdentity({ context });
  if (identity) return identity.viewer.email === email ? "accept" : "other_account";
  return (await findAccountByEmail(context.db, email)) ? "sign_in_first" : "join";
}

/** What the link says to whoever has accepted with it; null where nobody has, or is on the application no more. */
async function viewAccepted(args: Args, known: InvitationRow) {
  const { db, locale } = args.context;
  const application = await findAcceptedTo(db, known);
  if (!application) return null;
  const institution = await listedInstitution(db, application, locale);
  const as = await standing(args, known);
  return { institution, to: `/applications/${application.id}`, as };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale } = args.context;
  const t = translator(locale);
  const title = t("accounts:invitation.title");
  const open = await findOpen(args);
  if (!open) {
    const known = await findInvitation(db, args.params.token ?? "");
    const isDeclined = known?.state === "declined";
    const accepted = known && (await viewAccepted(args, known));
    return json({ title, invitation: null, isDeclined, accepted }, { status: isDeclined || accepted ? 200 : 404 });
  }
  const { invitation, application } = open;
  const { name: association, contactEmail: contact } = await getLocalizedAssociation(db, locale);
  const inviter = (await findAccountById(db, invitation.invitedById))?.name ?? "";
  const institution = await listedInstitution(db, application, locale);
  const isNamed = (await representsAs(db, application, invitation.email)) !== null;
  const text = t(`invitations:invited.${isNamed ? "representative" : (invitation.role as HandRole)}`, {
    inviter,
    institution,
    association,
  });
  const as = await standing(args, invitation);
  const path = `/invited/${args.params.token ?? ""}`;
  return json({
    title,
    isDeclined: false,
    accepted: null,
    invitation: { email: invitation.email, text, contact, as, path, locale, canDecline: true },
  });
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const secret = params.token ?? "";
  const invitation = await findInvitation(context.db, secret);
  if (!invitation) throw notFound();
  const fields = await readForm(request);
  const identity = await findIdentity({ context });
  const { origin } = context.config;
  if (identity && identity.viewer.email !== invitation.email) throw forbidden();
  if (fields.get("intent") === "decline") {
    const declined = await declineInvited(context, secret, identity?.viewer ?? null, declineHand({ origin }));
    if (!declined.ok) throw notFound();
    return redirectDocument(`/invited/${secret}`);
  }
  if (!identity) {
    const open = await findOpen(args);
    if (open && (await standing(args, open.invitation)) !== "join") throw forbidden();
    return join(args, fields, secret);
  }
  const onAccepted = acceptHand({ origin, requestId: context.requestId });
  if (!(await acceptInvited(context, secret, identity.viewer, onAccepted)).ok) throw notFound();
  await fulfilFormalities(context, invitation.subjectId);
  return redirectDocument(`/applications/${invitation.subjectId}?done=${doneOf(invitation)}`);
}

async function join({ request, context }: ActionFunctionArgs, fields: URLSearchParams, secret: string) {
  const form = parseFields(fields, joinForm, { hideFields: ["password"] });
  if (!form.ok) return form.response;
  const { consent: _given, ...person } = form.value;
  const onAccepted = acceptHand({ origin: context.config.origin, requestId: context.requestId });
  const result = await whenHashed(joinInvited(context, secret, person, onAccepted));
  if (!result.ok && result.reason === "guessable")
    return rejectFields(fields, { password: ["accounts:password_problem.guessable"] });
  if (!result.ok) throw notFound();
  const token = await startSession(context, result.userId, deviceName(request.headers.get("User-Agent")));
  const isSecure = context.config.origin.startsWith("https:");
  context.setCookies.push(context.sessions.cookieFor(token), localeCookie(person.locale, isSecure));
  const invitation = await findInvitation(context.db, secret);
  if (invitation) await fulfilFormalities(context, invitation.subjectId);
  return redirectDocument(`/applications/${invitation?.subjectId ?? ""}?done=${doneOf(invitation)}`);
}

export default function Invited() {
  const { t } = useTranslation("invitations");
  const { title, invitation, isDeclined, accepted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (isDeclined) {
    return (
      <>
        <h1>{title}</h1>
        <p className="lead">{t("declined")}</p>
      </>
    );
  }
  if (accepted) {
    const text = t("accepted.text", { institution: accepted.institution });
    return <AcceptedInvitation title={title} text={text} open={t("accepted.open")} {...accepted} />;
  }
  return invitation ? <InvitationPage {...invitation} result={answer?.result} /> : <LinkGone />;
}

function doneOf(invitation: { role: string } | null | undefined) {
  return invitation?.role === "applicant" ? "handed_over" : "joined";
}
