import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionIn } from "#app/features/applications/file/application-names.server.ts";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { leaveUnread, openConversation } from "#app/features/applications/messages/mark-conversation.server.ts";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { viewConversation } from "#app/features/applications/messages/view-conversation.server.ts";
import { MessageForm } from "#app/features/conversations/ui/message-form.tsx";
import { Thread } from "#app/features/conversations/ui/thread.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { isLookedAt, postToConversation } from "./answers/conversation.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readOwn(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  return { viewer, file, id: file.application.id };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file, id } = await readOwn(args);
  const { context } = args;
  const { db, locale } = context;
  const thread = await viewConversation(db, id, { userId: viewer.id, isOfSecretariat: false, locale });
  if (thread.unread > 0 && isLookedAt(args)) await openConversation(context, id, viewer);
  const title = translator(locale)("applications:messages.title");
  return json({ title, institution: institutionIn(file, locale), id, thread, isWriting: mayWriteIn(viewer, { id }) });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, id: applicationId } = await readOwn(args);
  authorize(mayWriteIn(viewer, { id: applicationId }));
  const { context } = args;
  return postToConversation(args, {
    path: `/applications/${applicationId}/messages`,
    viewer,
    write: (message) => messageSecretariat(context, { applicationId, ...message }, viewer),
    acts: {
      "mark-unread": async () => {
        await leaveUnread(context, applicationId, { viewer, side: "other" });
        return redirectDone(`/applications/${applicationId}`, "mark-unread");
      },
    },
  });
}

export default function ApplicantMessages() {
  const { t } = useTranslation("applications");
  const result = useActionData<typeof action>()?.result;
  const { title, institution, id, thread, isWriting } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: institution, to: `/applications/${id}` }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="conversations" />
      <Thread entries={thread.entries} />
      {isWriting && (
        <MessageForm
          label={t("messages.label")}
          hasIncoming={thread.entries.some((entry) => entry.kind === "message" && entry.isFromOther)}
          lastResult={result}
        />
      )}
    </div>
  );
}
