import type { ShownName } from "../../institution/institution-names.ts";

/** One thing that moves, ends or stays. */
interface MovedLine {
  key: string;
  text: string;
  /** Where it is looked at. */
  to: string | null;
  /** What becomes of it, where that is more than that it moves. */
  note: string | null;
}

export interface MovedGroup {
  kind: string;
  title: string;
  lines: MovedLine[];
}

export interface MemberLine {
  name: ShownName;
  number: string;
  place: string;
}

/** What happens when two records become one. */
export interface PlanView {
  merged: MemberLine;
  remaining: MemberLine;
  groups: MovedGroup[];
  /** What stays with the record that ends. */
  stays: string[];
  /** What both say, each otherwise: the remaining one's word holds. */
  differences: { label: string; own: string; theirs: string }[];
  /** Why it cannot be done now, and where that is settled; empty where it can. */
  hindrances: { text: string; number: string; to: string }[];
}

interface Candidate extends MemberLine {
  to: string;
  /** Why it looks like the same. */
  why: string[];
}

/** The other member is to be chosen. */
export interface ChoiceView {
  q: string;
  /** What was looked for is the number of the membership itself. */
  isOwn: boolean;
  /** Null where nothing was looked for. */
  found: Candidate[] | null;
  likely: Candidate[];
  told: ToldView[];
}

/** Two members that somebody has told apart. */
export interface ToldView {
  one: MemberLine;
  other: MemberLine;
  /** By whom and when. */
  said: string;
  note: string;
}

/** The pairs of a coordinator's countries: those that look alike, and those that were told apart. */
export interface AlikeView {
  pairs: { one: MemberLine; other: MemberLine; why: string[]; isAsked: boolean; to: string }[];
  /** That there are more pairs than are shown; null where there are not. */
  more: string | null;
  told: ToldView[];
}

/** What the remaining record has nothing of and the other has; a picture with its address. */
export interface Offered {
  value: string;
  label: string;
  logo?: string;
  cover?: string;
}

/** Two members beside each other, before anything is asked. */
export interface PreviewView extends PlanView {
  /** Nobody but the reader could confirm it. */
  isAlone: boolean;
  remains: "this" | "other";
  other: string;
  /** The same with the other record remaining. */
  swapTo: string;
  offered: Offered[];
  today: string;
  /** That somebody has said the two are two. */
  dismissed: { said: string; note: string; number: string } | null;
}

/** A merge that was asked for. */
export interface OpenMerge extends PlanView {
  id: string;
  mark: string;
  by: string;
  reason: string;
  holdsFrom: string;
  canSettle: boolean;
  canTakeBack: boolean;
  /** Nobody but who asked could confirm it. */
  isAlone: boolean;
}

/** A merge that was settled, with its receipt. */
export interface SettledMerge {
  id: string;
  title: string;
  meta: string;
  /** What shows it, and why it was declined or undone. */
  reasons: { term: string; text: string }[];
  receipt: MovedGroup[];
  /** The members that have no primary representative since it was undone, and where one is appointed. */
  withoutMain: { text: string; number: string; to: string }[];
  /** That a later merge stands in the way of undoing this one; null where none does. */
  heldBy: string | null;
  undo: {
    mark: string;
    until: string;
    back: number;
    staying: MovedGroup[];
    /** That it leaves a member without a primary representative. */
    leaves: string[];
  } | null;
}

export interface MergingView {
  choice: ChoiceView | null;
  preview: PreviewView | null;
  open: OpenMerge | null;
  settled: SettledMerge[];
}
