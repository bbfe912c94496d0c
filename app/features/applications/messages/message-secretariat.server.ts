import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeMessage, type Written } from "#app/features/conversations/write-message.server.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";
import { conversationOf } from "./conversation-of.ts";
import { tellSecretariat } from "./tell-of-message.server.ts";

interface Input {
  applicationId: string;
  body: string;
  file?: StoredFile | null;
}

/**
 * Writes to the secretariat about an application, from its draft on. Whoever has the file is told; as long as nobody has,
 * the coordinators of its country are.
 */
export function messageSecretariat(
  context: ApplicantContext & { config: Pick<Config, "origin"> },
  { applicationId, body, file: attached }: Input,
  actor: Viewer,
): Promise<Written | OwnRefusal> {
  return changeOwn<Written>(context, applicationId, actor, async (tx, { application }, now) => {
    const message = { authorId: actor.id, isFromSecretariat: false, body, file: attached };
    const written = await writeMessage(tx, conversationOf(applicationId), message, now);
    if (!written.ok || written.id === null) return written;
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.message_received" }, now);
    await tellSecretariat(tx, { application, key: written.id, origin: context.config.origin, writer: actor }, now);
    return written;
  });
}
