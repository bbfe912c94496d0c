import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";

/** Somebody who may approach no member any more. */
export interface BarView {
  since: string;
  contactEmail: string | null;
}

/** What was written between somebody and a member, as one side reads it. */
export interface EnquiryView {
  id: string;
  side: "sender" | "member" | "judge";
  subject: string;
  topic: string;
  institution: { name: ShownName; to: string };
  sender: string;
  /** As what the sender is shown who acted for no member; it stands before the name. */
  mark: string | null;
  thread: ThreadView;
  isWriting: boolean;
  /** Why the sender cannot write on; null for everybody who can. */
  bar: BarView | null;
  mayReport: boolean;
  /** Null where nobody has reported it; the reason is not for the sender. */
  report: { reason: string | null; at: string; finding: string | null; state: "open" | "abuse" | "none" } | null;
}

export interface EnquiryLine {
  id: string;
  subject: string;
  isSent: boolean;
  /** To or from whom. */
  other: string;
  at: { dateTime: string; text: string };
  unread: number;
}
