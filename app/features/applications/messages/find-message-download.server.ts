import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findMessageFile } from "#app/features/conversations/read-conversation.server.ts";
import type { Reader } from "#db/index.server.ts";
import { canReadMessages, isApplicant } from "../file/application.policy.ts";
import { findConversation } from "./find-conversation.server.ts";

/** A file of a message, for whoever may read the conversation at this moment. */
export async function findMessageDownload(db: Reader, id: string, viewer: Viewer) {
  const found = await findMessageFile(db, id);
  if (found?.conversation.subjectType !== "application") return null;
  const { subjectId } = found.conversation;
  if (isApplicant(viewer, { id: subjectId })) return found.file;
  const dossier = await findConversation(db, subjectId, viewer);
  return dossier && canReadMessages(viewer, dossier.subject) ? found.file : null;
}
