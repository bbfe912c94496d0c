import type { MembershipCardView } from "../../institution/ui/membership-model.ts";
import type { EntryView } from "../../year/ui/year-model.ts";
import type { RenewalDoubt } from "../doubts.server.ts";

/** How the term of a member stands with being renewed. */
export interface TermView {
  state: "early" | "open" | "in_grace" | "run_out" | "asked";
  endsOn: string;
  /** The last day in force; that of the term where there is no grace. */
  graceUntil: string;
  /** From when on it can be renewed. */
  opensOn: string;
}

export interface RenewalView extends EntryView {
  /** Null where the membership has no end. */
  term: TermView | null;
  /** The last day of the term that is read. */
  seen: string;
  card: MembershipCardView;
  /** The term that follows; without an end where the settings say so. */
  next: { from: string; until: string | null };
  /** What the secretariat looks at first. */
  doubts: RenewalDoubt[];
  /** The last day of the accreditation as the entry has it, written out. */
  accredited: string | null;
  values: { accreditedUntil: string; hasNoLastDay: boolean; summary: string };
}

export interface RenewalAskedView {
  by: string;
  on: string;
  /** In the member's own words; empty where it says nothing. */
  summary: string;
  doubts: RenewalDoubt[];
}
