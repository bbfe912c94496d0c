import type { ACCESS_REQUEST_STATES } from "#db/vocabulary.ts";
import type { Locale } from "#db/locales.ts";
import type { DeadlineView } from "../file/review-dates.server.ts";
import type { Offered } from "./access.schema.ts";
import type { HeadStanding } from "../takeover/take-over.ts";

type RequestState = (typeof ACCESS_REQUEST_STATES)[number];

/** A request of the reader's own: nothing of the thing it is about but its name. */
export interface OwnRequestView {
  id: string;
  /** What the institution is called in the registry or the directory. */
  name: string;
  state: RequestState;
  words: string;
  asked: string;
  /** What it waits for now, and until when; null once it is answered. */
  awaits: string | null;
  /** What the person was let in as, and that it is less than was asked where it is; null where nobody was let in. */
  given: string | null;
  answer: string | null;
  isOpen: boolean;
}

/** A request that waits for the reader's answer. */
export interface WaitingRequestView {
  id: string;
  name: string;
  person: string;
  /** Who asks since when for what, and whose turn it is. */
  detail: string;
  /** Until when the reader answers before it goes on; null where nothing presses. */
  dueAt: DeadlineView | null;
}

/** A request that was answered, for those who could. */
export interface AnsweredRequestView {
  id: string;
  name: string;
  person: string;
  state: "accepted" | "declined";
  /** What the person was let in as, by whom and when. */
  detail: string;
}

/** A request to take a member over that waits for those who represent it, or did. */
export interface AtMemberView {
  id: string;
  name: string;
  person: string;
  detail: string;
}

/** What became of a request. */
export interface OutcomeView {
  state: RequestState;
  role: string;
  by: string;
  at: string;
  words: string | null;
}

/** A request with everything its reader needs to answer it. */
export interface RequestView {
  title: string;
  id: string;
  institution: string;
  person: string;
  email: string;
  asked: string;
  words: string;
  isTakeOver: boolean;
  /** What the person does at the member to be taken over; null of any other request. */
  position: string | null;
  /** How the request to take a member over stands, for the secretariat. */
  takeOver: TakeOverView | null;
  /** What the office of the head has said, for those who represent the member; null where it is not asked yet. */
  headAnswer: HeadAnswerView | null;
  /** How an objection of the reader's own stands; null where the reader decides. */
  objection: ObjectionView | null;
  /** Who answers for the application now, for the secretariat. */
  applicant: string | null;
  isSecretariat: boolean;
  /** No coordinator covers the country, so that an administrator answers. */
  isUncovered: boolean;
  /** When it goes on to the secretariat; null once it has. */
  passesOn: string | null;
  doubts: AskerDoubts;
  /** A role that speaks for the member can be given only once the office of its head has said yes. */
  needsHead: boolean;
  /** What became of it; null while it is open. */
  outcome: OutcomeView | null;
  outcomes: string[];
  offered: Offered;
}

/** What does not go without saying of whoever asks to act for a member. */
export interface AskerDoubts {
  /** The domain of the address that is none of the member's, and those that are. */
  domain: { asker: string; members: string } | null;
  /** Other members the person acts for. */
  actsFor: string | null;
}

/** What the office of the head has said of a request to take a member over. */
export interface HeadAnswerView {
  standing: Exclude<HeadStanding, "none">;
  name: string;
  /** When it was answered, or until when it can be. */
  at: string;
}

/** How a request to take a member over stands. */
export interface TakeOverView {
  head: HeadStanding;
  headEmail: string;
  headLocale: Locale;
  headUntil: string;
  headAt: string;
  headName: string;
  headWords: string | null;
  mayAskHead: boolean;
  /** How often the office has been written to. */
  timesSent: number;
  told: { name: string; isFormer: boolean; objection: string | null }[];
  /** Until when those who were told can still object; null when that time is over, or nobody was told. */
  objectUntil: string | null;
  mayPass: boolean;
}

/** How an objection of the reader's own stands. */
export interface ObjectionView {
  /** Whether the reader speaks for the member now, or did. */
  isPresent: boolean;
  until: string;
  objection: string | null;
  state: "open" | "over" | "objected";
}

/** What somebody who can object to a request to take a member over is shown of it. */
export interface ObjectionPage extends ObjectionView {
  title: string;
  institution: string;
  person: string;
  position: string;
  words: string;
}
