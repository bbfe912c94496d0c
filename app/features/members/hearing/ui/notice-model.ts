import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { LedProject } from "../../institution/ui/led-projects.tsx";

/** Why a membership is to be ended, until when the member can answer, and what it says. */
export interface HearingView {
  ground: string;
  until: string;
  /** No answer can be given any more. */
  isOver: boolean;
  /** Null while it has not answered. */
  reply: { text: string; by: string; at: string } | null;
}

/** What a former member says against the end of its membership, and what was answered. */
export interface ObjectionView {
  id: string;
  text: string;
  by: string;
  at: string;
  answer: { text: string; by: string; at: string } | null;
  /** The membership has been reinstated since. */
  isUpheld: boolean;
}

/** A notice as it was given, and what was said to it. */
interface GivenView {
  id: string;
  hearing: HearingView;
  /** In the words of whoever proposed it. */
  reason: string;
  at: string;
  objection: ObjectionView | null;
}

/**
 * How a notice stands. `over`: the days are past and nobody has answered; `dropped`: it is pursued no more; `undone`: the
 * membership was ended by it and is not any more.
 */
export type NoticeState = "open" | "answered" | "over" | "dropped" | "terminated" | "undone";

/** What those who speak for a member read. */
export interface NoticeView extends GivenView {
  state: NoticeState;
  /** Since when the membership is in force again, and how it stands where it is not any more. */
  back: { day: string; standing: string | null } | null;
  /** Until when it can be objected to, as the reader reads a day; null where there is nothing to object to. */
  objectUntil: string | null;
  mayObject: boolean;
  /** Those that were given before it, the latest first. */
  earlier: (GivenView & { state: NoticeState })[];
  /** Those it leads, with the page on which each is concluded. */
  projects: LedProject[];
}

/** What the secretariat reads of the hearing of a member. */
export interface HearingCardView {
  /** Of what is open, or by which the membership was ended; null where neither is so. */
  current: {
    hearing: HearingView;
    isEnded: boolean;
    objection: ObjectionView | null;
    /** The languages in which the answer to an objection is read; null for whoever may not answer, and once it is answered. */
    answerReaders: ReaderWords[] | null;
    /** They may not answer as long as it is proposed to reinstate the membership. */
    isReinstating: boolean;
    projects: LedProject[];
  } | null;
  /** What came before, the latest first. */
  past: (GivenView & { outcome: "undone" | "declined" | "taken_back" })[];
}
