import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Decision, MembershipCategory, RulingKind } from "#db/vocabulary.ts";
import type { Locale } from "#db/locales.ts";
import type { BallotItem, PrecedentView } from "../ballot/ballot-model.ts";
import type { Tally } from "../ballot/tally.ts";

/** The letter of a decision as its reader will read it. */
export interface PreparedLetter {
  subject: string;
  text: string;
  lang: Locale;
}

/** One item with all that a vote rests on, and where its letter can be prepared what it says. */
export interface ItemPage {
  ballot: BallotItem;
  /** Null for what is no file, and for whoever may not read it. */
  precedents: PrecedentView[] | null;
  letter: {
    outcome: Decision;
    values: { reasonCodes: string[]; explanation: string; until: string };
    readers: ReaderWords[];
  } | null;
}

/** One decision of a session, before it is announced or after. */
export interface PreparedDecision {
  itemId: string;
  /** Stands for what the letter says. */
  mark: string;
  position: number;
  caseNumber: string;
  name: ShownName;
  outcome: Decision | RulingKind;
  category: MembershipCategory | null;
  tally: Tally;
  /** `ready`: can be announced; `incomplete`: the letter lacks its reasons; `gone`: it no longer waits. */
  state: "ready" | "incomplete" | "announced" | "gone";
  letter: PreparedLetter | null;
}
