import type { TimeView } from "#app/features/applications/file/review-dates.server.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { VoteRules } from "#db/schema/council.ts";
import type { Recommendation } from "#db/vocabulary.ts";
import type { SessionKind, SessionState } from "#db/vocabulary-council.ts";
import type { CouncilEvent } from "./council.ts";

/** What stands above every page of a session. */
export interface SessionView {
  id: string;
  version: number;
  state: SessionState;
  kind: SessionKind;
  title: string;
  starts: TimeView;
  ends: TimeView | null;
  opened: TimeView | null;
  closed: TimeView | null;
  announced: TimeView | null;
  rules: VoteRules;
  /** Who may vote, or would if it opened now. */
  voters: { name: string; isChair: boolean }[];
  /** How many of all on the roll must take part; fewer where somebody may not vote. */
  quorum: number;
  rollHash: string | null;
  items: number;
  /** How many results can be announced. */
  toAnnounce: number;
  /** What this person may do with the session as it stands. */
  may: Record<CouncilEvent, boolean>;
}

/** One line of the list of sessions. */
export interface SessionLine {
  id: string;
  state: SessionState;
  title: string;
  items: number;
}

/** Something on the agenda, as far as this person may know of it. */
export interface AgendaItem {
  id: string;
  position: number;
  /** Null where this person may not know whose it is. */
  file: ({ id: string; caseNumber: string; country: string } & ShownName) | null;
  /** Null too for whoever has a conflict of interest. */
  proposal: Recommendation | null;
  /** Withdrawn or decided in another way meanwhile: nothing is left to vote on. */
  isGone: boolean;
}

/** A recommended file that no session has on its agenda. */
export interface WaitingFile extends ShownName {
  id: string;
  caseNumber: string;
  country: string;
  proposal: Recommendation | null;
}
