import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { settle, writeMessage, type Written } from "#app/features/conversations/write-message.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import { conversationOf } from "./conversation-of.ts";
import { type AnswerRefusal, changeConversation } from "./find-conversation.server.ts";
import { tellApplicants, tellOwner } from "./tell-of-message.server.ts";

interface Input {
  applicationId: string;
  body: string;
  file?: StoredFile | null;
  goesOn?: boolean;
}

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

/** Writes to the applicant: the message stands in the conversation, and a letter says that there is one. */
export function messageApplicant(
  context: Context,
  { applicationId, goesOn, body, file }: Input,
  actor: Viewer,
): Promise<Written | AnswerRefusal> {
  return changeConversation<Written>(context, { applicationId, goesOn }, actor, async (tx, { application }, now) => {
    const message = { authorId: actor.id, isFromSecretariat: true, body, file };
    const written = await writeMessage(tx, conversationOf(applicationId), message, now);
    if (!written.ok || written.id === null) return written;
    await recordActivity(tx, { subjectId: applicationId, action: "application.message_sent", actorId: actor.id }, now);
    const told = { application, key: written.id, origin: context.config.origin };
    await tellApplicants(tx, told, now);
    await tellOwner(tx, { ...told, writer: actor }, now);
    return written;
  });
}

/** What the applicant wrote needs no answer: it waits for nobody any more. */
export function needNoAnswer(
  context: Pick<Services, "withTransaction" | "clock">,
  change: Pick<Input, "applicationId" | "goesOn">,
  actor: Viewer,
): Promise<{ ok: true } | AnswerRefusal> {
  return changeConversation<{ ok: true }>(context, change, actor, async (tx, _dossier, now) => {
    const { applicationId } = change;
    const event = { subjectId: applicationId, action: "application.no_answer_needed", actorId: actor.id } as const;
    if (await settle(tx, conversationOf(applicationId))) await recordActivity(tx, event, now);
    return { ok: true };
  });
}
