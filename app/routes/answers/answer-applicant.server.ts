import type { ActionFunctionArgs } from "@remix-run/node";
import { findConversation } from "#app/features/applications/messages/find-conversation.server.ts";
import { leaveUnread } from "#app/features/applications/messages/mark-conversation.server.ts";
import { messageApplicant, needNoAnswer } from "#app/features/applications/messages/message-applicant.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { forbidden, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { askFirst, goesOnIn, postToConversation } from "./conversation.server.ts";

/** What the secretariat sends from the page of a conversation, in a file or before there is one. */
export async function answerApplicant(args: ActionFunctionArgs, pathOf: (id: string) => string) {
  const viewer = await requireReviewer(args);
  const { context, params } = args;
  const applicationId = params.id ?? "";
  if (!(await findConversation(context.db, applicationId, viewer))) throw notFound();
  const path = pathOf(applicationId);
  return postToConversation(args, {
    path,
    viewer,
    write: (message, goesOn) => messageApplicant(context, { applicationId, goesOn, ...message }, viewer),
    acts: {
      settle: async (fields) => {
        const settled = await needNoAnswer(context, { applicationId, goesOn: goesOnIn(fields) }, viewer);
        if (!settled.ok && settled.reason === "owned") return askFirst(fields);
        if (!settled.ok) throw settled.reason === "forbidden" ? forbidden() : notFound();
        return redirectDone(path, "settle");
      },
      "mark-unread": async () => {
        await leaveUnread(context, applicationId, { viewer, side: "secretariat" });
        return redirectDone("/review", "mark-unread");
      },
    },
  });
}
