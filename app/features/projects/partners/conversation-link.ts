import { pathOf } from "../messages/place-conversation.ts";
import type { ConversationLink } from "./desk-model.ts";

/** The way to a conversation, for whoever reads it; `unread` is null for everybody else. */
export const linkTo = (id: string, unread: ReadonlyMap<string, number> | null): ConversationLink | null =>
  unread && { to: pathOf(id), unread: unread.get(id) ?? 0 };
