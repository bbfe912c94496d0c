import type { Conversation } from "#app/features/conversations/conversation.ts";

/** What applicant and secretariat write to each other about an application, from its draft on. */
export const conversationOf = (applicationId: string): Conversation => ({
  subjectType: "application",
  subjectId: applicationId,
});

type Place = { id: string; caseNumber: string | null; status: string };

/** Where the secretariat reads it: in the file, and before there is one on a page of its own. */
export function answeringPlace({ id, caseNumber, status }: Place): string {
  const isFiled = caseNumber !== null && status !== "draft" && status !== "awaiting_head";
  return isFiled ? `/review/${id}/correspondence` : `/review/drafts/${id}/messages`;
}
