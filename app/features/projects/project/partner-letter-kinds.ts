/** Steps between two institutions. Both are told; neither learns an address of the other. */
export type PartnerStep =
  | "interest_sent"
  | "interest_withdrawn"
  | "accepted"
  | "declined"
  | "interest_ended"
  | "waiting_list"
  | "answer_undone"
  | "invited"
  | "cancelled"
  | "confirmed"
  | "refused"
  | "left"
  | "removed"
  | "resumed"
  | "lapsed"
  | "invitation_reminder";

/** What is told of each of them, and to whom; of a reminder only the invited side hears. */
export type PartnerLetterKind =
  `project-${PartnerStep}-partner` | `project-${Exclude<PartnerStep, "invitation_reminder">}-lead`;
