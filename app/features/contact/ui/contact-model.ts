import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import type { FormOption } from "#app/features/forms/field-options.server.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { Turn } from "../turn.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";

/** Somebody who may approach no member any more. */
export interface BarView {
  since: string;
  contactEmail: string | null;
}

/** What somebody is shown who is about to write to a member. */
export interface WritingView {
  /** The members the writer acts for, and the one the form begins with. */
  senders: FormOption[];
  from: string | null;
  units: FormOption[];
  unit: string;
  bar: BarView | null;
  isReachable: boolean;
  isOfMember: boolean;
  /** Whose count of messages is spent; null where one can be sent. */
  spent: { whose: "sender" | "receiver" | "both" } | null;
  readers: ReaderWords[];
}

/** What was written between somebody and a member, as one side reads it. */
export interface EnquiryView {
  id: string;
  side: "sender" | "member" | "judge";
  subject: string;
  topic: string;
  institution: { name: ShownName; to: string };
  /** The unit of the institution it is meant for; null where it is for the whole of it. */
  unit: ShownName | null;
  sender: string;
  /** For which institution it was written; null where the sender acted for none. */
  senderInstitution: EnquiryView["institution"] | null;
  /** As what the sender is shown who acted for no member; it stands before the name. */
  mark: string | null;
  thread: ThreadView;
  isWriting: boolean;
  /** Why somebody barred cannot write on; null for everybody who can. */
  bar: BarView | null;
  mayReport: boolean;
  /** Whose turn it is; null for whoever judges a report. */
  turn: Turn | null;
  /** Null where nobody has reported it. */
  report: ReportView | null;
}

/** What was reported and what was found of it. */
export interface ReportView {
  /** The reader's side is the one it is about, which is not told why. */
  isAccused: boolean;
  /** Who reported whom, for whoever judges. */
  names: { reporter: string; accused: string } | null;
  reason: string | null;
  at: string;
  finding: string | null;
  foundAt: string | null;
  state: "open" | "abuse" | "none";
  /** What a judge has before them, sent back with the finding; null for everybody else. */
  seen: string | null;
  /** All that was found so far, for whoever judges. */
  findings: {
    id: string;
    by: string;
    at: string;
    words: string;
    why: string | null;
    reporter: string;
    report: string;
  }[];
}

export interface ReportLine {
  id: string;
  reporter: string;
  accused: string;
  reportedAt: Moment;
  foundAt: Moment | null;
  state: ReportView["state"];
}

interface Moment {
  dateTime: string;
  text: string;
}

export interface EnquiryLine {
  id: string;
  subject: string;
  isSent: boolean;
  /** To or from whom. */
  other: string;
  turn: Turn;
  /** When the latest message was written. */
  at: Moment;
  unread: number;
}
