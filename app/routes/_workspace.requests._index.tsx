import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawAccess } from "#app/features/applications/hands/answer-access.server.ts";
import { withdrawalSchema } from "#app/features/applications/hands/hands.schema.ts";
import {
  viewAnsweredRequests,
  viewTakeOversAtMembers,
  viewWaitingRequests,
} from "#app/features/applications/hands/requests-list.server.ts";
import { viewOwnRequests } from "#app/features/applications/hands/requests-page.server.ts";
import {
  AnsweredRequests,
  AtMembers,
  OwnRequests,
  WaitingRequests,
} from "#app/features/applications/hands/ui/request-lists.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const title = translator(context.locale)("invitations:requests.title");
  const { db, locale, clock } = context;
  const reading = { viewer, locale, now: clock.now() };
  const [waiting, atMembers, answered] = await Promise.all([
    viewWaitingRequests(db, reading),
    viewTakeOversAtMembers(db, reading),
    viewAnsweredRequests(db, reading),
  ]);
  return json({ title, waiting, atMembers, answered, own: await viewOwnRequests(context, viewer, locale) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const form = await parseForm(args.request, withdrawalSchema);
  if (!form.ok) return form.response;
  const withdrawn = await withdrawAccess(args.context, form.value.requestId, viewer);
  return withdrawn.ok
    ? redirectDone("/requests", "withdrawn")
    : answerRefusal(withdrawn.reason, form.fields, "invitations:");
}

export default function Requests() {
  const { title, waiting, atMembers, answered, own } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="invitations" />
      <RefusalHere lastResult={result} />
      <WaitingRequests requests={waiting} />
      <AtMembers requests={atMembers} />
      <AnsweredRequests requests={answered} />
      <OwnRequests requests={own} />
    </div>
  );
}
