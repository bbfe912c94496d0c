import type { Enquiry } from "./find-enquiry.server.ts";

/** Whose turn it is in a conversation, as one of its two sides reads it. */
export type Turn = "yours" | "theirs" | "answered" | "settled" | "reported" | "closed";

export function turnOf(
  { enquiry, awaitedSince, isAnswered }: Pick<Enquiry, "enquiry" | "awaitedSince" | "isAnswered">,
  side: "sender" | "member",
): Turn {
  if (enquiry.finding === "abuse") return "closed";
  if (enquiry.reportedAt !== null && enquiry.finding === null) return "reported";
  if (awaitedSince === null) return isAnswered ? "answered" : "settled";
  return side === "member" ? "yours" : "theirs";
}
