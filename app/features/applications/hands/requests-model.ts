import type { ACCESS_REQUEST_STATES } from "#db/vocabulary.ts";
import type { Offered } from "./access.schema.ts";

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
  /** Who answers for the application now, for the secretariat. */
  applicant: string | null;
  isSecretariat: boolean;
  /** No coordinator covers the country, so that an administrator answers. */
  isUncovered: boolean;
  isOpen: boolean;
  outcomes: string[];
  offered: Offered;
}
