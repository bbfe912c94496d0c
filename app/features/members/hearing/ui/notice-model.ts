import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { LedProject } from "../../institution/ui/led-projects.tsx";

/** Why a membership is to be ended, until when the member can answer, and what it says. */
export interface HearingView {
  ground: string;
  until: string;
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

/** What those who speak for a member read. `over`: the days are past and nobody has answered; `dropped`: it is pursued no more. */
export interface NoticeView {
  id: string;
  state: "open" | "answered" | "over" | "dropped" | "terminated";
  hearing: HearingView;
  /** In the words of whoever proposed it. */
  reason: string;
  at: string;
  objection: ObjectionView | null;
  /** Until when it can be objected to, as the reader reads a day; null where there is nothing to object to. */
  objectUntil: string | null;
  mayObject: boolean;
  /** Those that were given before it, the latest first. */
  earlier: { id: string; state: NoticeView["state"]; hearing: HearingView; reason: string; at: string }[];
  /** Those it leads, with the page on which each is concluded. */
  projects: LedProject[];
}

export interface HearingCardView {
  hearing: HearingView;
  isEnded: boolean;
  objection: ObjectionView | null;
  /** The languages in which the answer to an objection is read; null for whoever may not answer, and once it is answered. */
  answerReaders: ReaderWords[] | null;
  projects: LedProject[];
}
