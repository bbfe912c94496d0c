import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinForm } from "#app/features/accounts/accounts.schema.ts";
import { LinkGone, TypedName } from "#app/features/accounts/ui/link-gone.tsx";
import { answersTo, wayOn } from "#app/features/applications/hands/invited-place.server.ts";
import type { InvitedPage } from "#app/features/applications/hands/invited-model.ts";
import { viewInvited } from "#app/features/applications/hands/invited-page.server.ts";
import { Invited } from "#app/features/applications/hands/ui/invited.tsx";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { acceptInvited, declineInvited, joinInvited } from "#app/features/invitations/answer-invitation.server.ts";
import { standingOf } from "#app/features/invitations/invitation.ts";
import { findInvitation, type InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { forbidden } from "#app/http/refusals.server.ts";
import { redirectArriving } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { openFirstSession } from "./answers/first-session.server.ts";
import { standingOfInvited } from "./answers/invited.server.ts";
import { linkGone } from "./answers/link-gone.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { db, clock, locale } = args.context;
  const title = translator(locale)("accounts:invitation.title");
  const secret = args.params.token ?? "";
  const invitation = await findInvitation(db, { secret });
  const page = invitation && (await viewInvited(db, invitation, { locale, now: clock.now() }));
  if (!page || page.state === "ended") return json({ title, invited: null }, { status: 404 });
  const as = await standingOfInvited(args, invitation);
  return json({ title, invited: { page, as, path: `/invited/${secret}`, locale } });
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const secret = params.token ?? "";
  const key = { secret };
  const invitation = await findInvitation(context.db, key);
  const fields = await readForm(request);
  if (!invitation) return linkGone(fields);
  const identity = await findIdentity(args);
  const answers = answersTo(invitation, { ...context.config, requestId: context.requestId });
  if (identity && identity.viewer.email !== invitation.email) throw forbidden();
  if (fields.get("intent") === "decline") {
    const declined = await declineInvited(context, key, identity?.viewer ?? null, answers.onDeclined);
    if (!declined.ok) return linkGone(fields);
    return redirectDocument(`/invited/${secret}`);
  }
  if (!identity) {
    const isOpen = standingOf(invitation, context.clock.now()) === "sent";
    if (isOpen && (await standingOfInvited(args, invitation)) !== "join") throw forbidden();
    return join(args, fields, { secret, invitation });
  }
  if (!(await acceptInvited(context, key, identity.viewer, answers.onAccepted)).ok) return linkGone(fields);
  if (invitation.subjectType === "application") await fulfilFormalities(context, invitation.subjectId);
  return redirectArriving(wayOn(invitation), { isAnew: true });
}

async function join(
  args: ActionFunctionArgs,
  fields: URLSearchParams,
  { secret, invitation }: { secret: string; invitation: InvitationRow },
) {
  const { context } = args;
  const form = parseFields(fields, joinForm, { hideFields: ["password"], request: args.request });
  if (!form.ok) return form.response;
  const { consent: _given, ...person } = form.value;
  const { onAccepted } = answersTo(invitation, { ...context.config, requestId: context.requestId });
  const result = await whenHashed(joinInvited(context, secret, person, onAccepted));
  if (!result.ok && result.reason === "guessable")
    return rejectFields(fields, { password: ["accounts:password_problem.guessable"] });
  if (!result.ok) return linkGone(fields);
  await openFirstSession(args, { userId: result.userId, locale: person.locale });
  if (invitation.subjectType === "application") await fulfilFormalities(context, invitation.subjectId);
  return redirectArriving(wayOn(invitation), { isAnew: true });
}

export default function InvitedByLetter() {
  const { title, invited } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const gone = answer && "gone" in answer ? answer.gone : undefined;
  if (!invited || (gone && invited.page.state === "open")) return <LinkGone name={gone?.name} />;
  return (
    <>
      <Invited
        {...invited}
        title={title}
        page={invited.page as InvitedPage}
        result={answer && "result" in answer ? answer.result : undefined}
      />
      <TypedName name={gone?.name} />
    </>
  );
}
