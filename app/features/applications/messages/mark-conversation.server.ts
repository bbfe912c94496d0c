import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Side } from "#app/features/conversations/conversation.ts";
import { markRead, markUnread } from "#app/features/conversations/reading-marks.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { conversationOf } from "./conversation-of.ts";

type Context = Pick<Services, "withTransaction" | "clock">;

/** Whoever opens the conversation has read it. Asked by pages that have found out that it is theirs to read. */
export function openConversation({ withTransaction, clock }: Context, applicationId: string, viewer: Viewer) {
  return withTransaction((tx) => markRead(tx, conversationOf(applicationId), viewer.id, clock.now()));
}

/** The last message of the other side counts as unread again, for this person. */
export function leaveUnread(
  { withTransaction }: Pick<Services, "withTransaction">,
  applicationId: string,
  { viewer, side }: { viewer: Viewer; side: Side },
) {
  return withTransaction((tx) => markUnread(tx, conversationOf(applicationId), { userId: viewer.id, side }));
}
