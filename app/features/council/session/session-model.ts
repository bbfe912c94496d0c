import type { Leaving } from "#app/features/agenda/stage.ts";
import type { TimeView } from "#app/features/applications/file/review-dates.server.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { VoteRules } from "#db/schema/council.ts";
import type { CouncilProposal, CouncilSubject, SessionKind, SessionState } from "#db/vocabulary-council.ts";
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

/** What stands on an agenda, by the name one knows it by. */
interface Matter extends ShownName {
  kind: CouncilSubject;
  /** Where all of it is read. */
  to: string;
  /** Null where it is of no country. */
  country: string | null;
}

/** Something on an agenda as a person may see it. */
export interface SeenMatter {
  matter: Matter;
  /** Whether they may read inside. */
  isReadable: boolean;
}

/** Something on the agenda, as far as this person may know of it. */
export interface AgendaItem {
  id: string;
  position: number;
  /** Of the case or of the membership; null where this person may not know whose it is. */
  number: string | null;
  matter: Matter | null;
  /** Null too for whoever has a conflict of interest. */
  proposal: CouncilProposal | null;
  /** How it went another way, so that nothing is left to vote on; for whoever may know whose it is. */
  left: Leaving | null;
}

/** Something that no session has on its agenda. */
export interface WaitingMatter extends ShownName {
  id: string;
  caseNumber: string;
  country: string | null;
  proposal: CouncilProposal | null;
}

/** All that waits for a session and this person may see. */
export interface Waiting {
  files: WaitingMatter[];
  /** How many files wait, of which so many are shown. */
  total: number;
  rulings: WaitingMatter[];
  /** Motions on which too few have voted. */
  motions: WaitingMatter[];
}
