import { findMessageFile } from "#app/features/conversations/read-conversation.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { findConversation } from "./find-conversation.server.ts";

/** A file that went with a message about a place in a project, for whoever may read the message at this moment. */
export async function findPlaceFile(db: Reader, id: string, { viewer, today }: { viewer: Viewer; today: string }) {
  const found = await findMessageFile(db, id);
  const conversation = found && (await findConversation(db, found.conversation.subjectId, { viewer, today }));
  return found && conversation ? found.file : null;
}
