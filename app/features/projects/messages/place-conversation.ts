import type { Conversation } from "#app/features/conversations/conversation.ts";

/** What the lead of a project and an institution write to each other: about its interest, or about a place it was invited to. */
export interface PlaceConversation {
  kind: "interest" | "place";
  /** Of the interest, or of the place of an institution that was invited without one. */
  id: string;
}

export const conversationOf = ({ kind, id }: PlaceConversation): Conversation => ({ subjectType: kind, subjectId: id });

export const pathOf = (id: string): string => `/projects/conversations/${id}`;
