import type { FormOption } from "#app/features/forms/field-options.server.ts";
import type { BarView } from "#app/features/contact/ui/contact-model.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Tone } from "#app/ui/badge.tsx";
import type { AskAnswer } from "#db/vocabulary-asks.ts";
import type { AskStanding } from "./ask.ts";

interface Moment {
  dateTime: string;
  text: string;
}

/** When an open ask ends, one that ended by itself did, or the day on which somebody closed it. */
export interface Ending {
  kind: "until" | "was_until" | "closed";
  at: Moment;
}

export interface NamedMember {
  name: ShownName;
  /** Null where its page is not to be seen. */
  to: string | null;
  country: string;
}

/** What the form of a new ask offers. */
export interface NewAskView {
  /** The members somebody acts for, and the only one; null where there are several. */
  senders: FormOption[];
  from: string | null;
  languages: FormOption[];
  kinds: FormOption[];
  themes: FormOption[];
  fields: FormOption[];
  days: FormOption[];
  /** How many asks one person sends in a day and in a week, and how many of a member are open at once. */
  /** The members that have as many asks open as they may, with these. */
  full: { id: string; name: string; count: number; open: { id: string; sentence: string; language: string }[] }[];
  /** How long it takes until this person may ask again; null where it is at once. */
  wait: { unit: "minutes" | "hours"; count: number } | null;
  limits: { day: number; week: number; open: number };
  bar: BarView | null;
}

/** A member that would be asked, and why. */
interface ProposedMember extends NamedMember {
  id: string;
  why: string[];
}

export interface PreviewView {
  basis: string;
  /** Sent twice from one page, it is one ask. */
  formKey: string;
  members: ProposedMember[];
  /** How many of them do not teach in the language of the sentence, and what that is called; null where all do. */
  unfamiliar: { count: number; language: string } | null;
  /** How many more fit. */
  more: number;
  /** How many fit and have been asked enough this week. */
  resting: number;
}

/** The ask of the same words that is open already. */
export interface OpenTwin {
  id: string;
  /** Some of those that are ticked can be asked too. */
  isToWiden: boolean;
}

/** An ask in a list. */
export interface AskLine {
  id: string;
  to: string;
  sentence: string;
  language: string;
  kind: string;
  state: { code: AskStanding; label: string; tone: Tone };
  institution: ShownName;
  ending: Ending | null;
  /** How far it has come, or what was answered. */
  detail: string;
  /** What it waits for of its reader. */
  waitsFor: "answer" | "choice" | null;
}

export interface AskListView {
  own: AskLine[];
  received: AskLine[];
  mayAsk: boolean;
  /** Whether each member whom one answers for is asked at all. */
  members: { id: string; name: string; isAsked: boolean }[];
}

/** A member that was asked, as whoever asked reads it. */
export interface AskedView extends ProposedMember {
  answer: AskAnswer | null;
  said: string;
  message: string | null;
  isChosen: boolean;
  conversation: string | null;
  mayBeChosen: boolean;
}

/** What everybody reads of an ask who may read it. */
export interface AskHead {
  id: string;
  sentence: string;
  language: string;
  writtenIn: string;
  kind: string;
  state: { code: AskStanding; label: string; explain: string; tone: Tone };
  institution: NamedMember;
  person: string;
  ending: Ending | null;
}

/** As a member that was asked reads it. */
export interface ReceivedView {
  /** Of the member that was asked. */
  as: string;
  member: string;
  why: string[];
  isOpen: boolean;
  /** The secretariat looks at it, or has stopped it: nothing more need be said of why there is no form. */
  isHeld: boolean;
  answer: AskAnswer | null;
  said: string | null;
  message: string | null;
  /** Which answer it is, for the form that changes it. */
  seen: string;
  conversation: string | null;
  /** What came of an offer. */
  outcome: "chosen" | "another" | null;
  isReportable: boolean;
}

export interface AskPageView {
  head: AskHead;
  own: { asked: AskedView[]; mayClose: boolean; isByTheClock: boolean } | null;
  received: ReceivedView[];
}

/** What the link of a letter opens. */
export interface LinkView {
  head: AskHead;
  received: ReceivedView;
  person: string;
}
