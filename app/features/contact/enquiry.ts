import type { Conversation } from "#app/features/conversations/conversation.ts";
import type { EnquiryTopic, Role } from "#db/vocabulary.ts";

export const LONGEST_SUBJECT = 120;
export const LONGEST_ENQUIRY = 5000;
export const LONGEST_REPORT = 1000;

/** What is written between whoever asks and the member. */
export const conversationOf = (enquiryId: string): Conversation => ({ subjectType: "enquiry", subjectId: enquiryId });

/** Who of a member reads what is written about a topic. */
export function readersOf(topic: EnquiryTopic): readonly Role[] {
  return topic === "joint_project"
    ? ["representative", "alternate", "project_officer"]
    : ["representative", "alternate"];
}
