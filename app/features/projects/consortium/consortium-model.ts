import type { WhyView } from "../matching/why-model.ts";
import type { ConsortiumFilters } from "./consortium-filters.ts";

/** A partner wanted, as the form asks for it and as a proposal fills it. */
export interface NeedView {
  id: string;
  role: string;
  /** How many places nobody fills. */
  number: number;
  isChosen: boolean;
}

/** A member of a proposal. */
export interface ProposedView {
  id: string;
  name: string;
  to: string;
  country: string;
  /** The place it would take, in the words of the lead; null where it is there for a rule alone. */
  role: string | null;
  why: WhyView;
  /** What the form that invites it sends. */
  place: string;
}

export interface ConsortiumView {
  title: string;
  project: { title: { text: string; lang?: string }; to: string };
  needs: NeedView[];
  filters: ConsortiumFilters;
  /** In how many countries those are that are in already, with the lead. */
  already: string;
  /** How many members have asked to join and wait for an answer. */
  waiting: number;
  /** How many are on the waiting list. */
  listed: number;
  /** Every place nobody has was offered to somebody. */
  isAllAsked: boolean;
  proposals: ProposedView[][];
  /** Why there is no proposal, a sentence for each rule in the way. */
  hindrances: string[];
}
