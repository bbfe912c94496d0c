import type { ACCESS_REQUEST_STATES } from "#db/vocabulary.ts";
import type { Locale } from "#db/locales.ts";
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
  answer: string | null;
  isOpen: boolean;
}

/** A request that waits for the reader's answer. */
export interface WaitingRequestView {
  id: string;
  name: string;
  person: string;
  asked: string;
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
  /** Who answers for the application now, for the secretariat. */
  applicant: string | null;
  isSecretariat: boolean;
  /** No coordinator covers the country, so that an administrator answers. */
  isUncovered: boolean;
  isOpen: boolean;
  outcomes: string[];
  offered: Offered;
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
  told: { name: string; isFormer: boolean; objection: string | null }[];
  /** Until when those who were told can still object; null when that time is over, or nobody was told. */
  objectUntil: string | null;
  mayPass: boolean;
}

/** What somebody who spoke for a member until lately is shown of a request to take it over. */
export interface ObjectionPage {
  title: string;
  institution: string;
  person: string;
  position: string;
  words: string;
  until: string;
  objection: string | null;
  state: "open" | "over" | "objected";
}
