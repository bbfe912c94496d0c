import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answersTo, wayOn } from "#app/features/applications/hands/invited-place.server.ts";
import type { InvitedPage } from "#app/features/applications/hands/invited-model.ts";
import { findOwnInvitation, viewInvited } from "#app/features/applications/hands/invited-page.server.ts";
import { Invited } from "#app/features/applications/hands/ui/invited.tsx";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { acceptInvited, declineInvited } from "#app/features/invitations/answer-invitation.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectArriving } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readInvitation(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const invitation = await findOwnInvitation(args.context.db, args.params.id ?? "", viewer);
  if (!invitation) throw notFound();
  return { viewer, invitation, path: `/inbox/invitations/${invitation.id}` };
}

export async function loader(args: LoaderFunctionArgs) {
  const { invitation, path } = await readInvitation(args);
  const { db, clock, locale } = args.context;
  const page = await viewInvited(db, invitation, { locale, now: clock.now() });
  return json({ title: translator(locale)("accounts:invitation.title"), page, path, locale });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, invitation, path } = await readInvitation(args);
  const { context } = args;
  const answers = answersTo(invitation, { ...context.config, requestId: context.requestId });
  const key = { id: invitation.id };
  // What can be answered no more is said by the page itself.
  if ((await readForm(args.request)).get("intent") === "decline") {
    await declineInvited(context, key, viewer, answers.onDeclined);
    return redirectDocument(path);
  }
  const accepted = await acceptInvited(context, key, viewer, answers.onAccepted);
  if (!accepted.ok) return redirectDocument(path);
  if (invitation.subjectType === "application") await fulfilFormalities(context, invitation.subjectId);
  return redirectArriving(wayOn(invitation), { isAnew: true });
}

export default function OwnInvitation() {
  const { t } = useTranslation("common");
  const { title, page, path, locale } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("workspace.inbox"), to: "/inbox" }, { label: title }]} />
      <Invited title={title} page={page as InvitedPage} as="accept" path={path} locale={locale} />
    </div>
  );
}
