import type { Leaving } from "#app/features/agenda/stage.ts";
import type { TimeView } from "#app/features/applications/file/review-dates.server.ts";
import type { ReviewSummary } from "#app/features/applications/scoring/scoring-model.ts";
import type { Check, CheckResult, Decision, MembershipCategory, RulingKind } from "#db/vocabulary.ts";
import type { Locale } from "#db/locales.ts";
import type { Bar, BallotChoice, Verdict } from "#db/vocabulary-council.ts";
import type { HearingView } from "#app/features/members/hearing/ui/notice-model.ts";
import type { MembershipCardView } from "#app/features/members/institution/ui/membership-model.ts";
import type { AgendaItem } from "../session/session-model.ts";
import type { consequenceOf, Count } from "./count.ts";

/** The member's own paper. */
interface OwnPaper {
  choice: BallotChoice | null;
  word: string | null;
  bar: Bar | null;
  /** The member has said so with this paper, and can take it back. */
  isOwnRecusal: boolean;
  /** Under it the ballot is published. */
  mark: string;
}

/** A member who has not voted on an open item. */
export interface MissingVote {
  itemId: string;
  userId: string;
  name: string;
}

/** A check that failed, raises a concern, or was judged against the machine. */
export interface FlagView {
  check: Check;
  result: CheckResult;
  isOverruled: boolean;
  note: string | null;
}

/** A file of the same institution. */
export interface EarlierFile {
  id: string;
  caseNumber: string;
  at: TimeView;
  status: string;
  outcome: Decision | null;
  category: MembershipCategory | null;
  reasonCodes: string[];
}

/** A file like this one that was decided before. */
export interface PrecedentView {
  id: string;
  name: string;
  caseNumber: string;
  at: TimeView;
  outcome: Decision;
  category: MembershipCategory | null;
  reasonCodes: string[];
  /** What it has in common, and in what it differs: keys of the catalogue. */
  same: string[];
  other: string[];
}

/** What a vote on a file rests on. */
export interface FileSummary {
  kind: "application";
  /** The whole file. */
  to: string;
  rationale: string;
  reasonCodes: string[];
  by: string | null;
  flags: FlagView[];
  earlier: EarlierFile[];
  /** What the panel found, where it comes again after an appeal that was allowed. */
  appealTo: string | null;
  /** What people of member institutions say of it; null where nobody was asked. */
  reviews: ReviewSummary | null;
}

/** One page on what is proposed for a membership. */
export interface RulingSummary {
  kind: "membership";
  ruling: RulingKind;
  /** The membership with its history. */
  to: string;
  /** As the institution would read it. */
  reason: string;
  /** Of a termination: its ground, and what the member has answered. */
  hearing: HearingView | null;
  by: string | null;
  proposed: TimeView;
  card: MembershipCardView;
  /** Every change of the membership before, oldest first. */
  changes: { id: string; title: string; meta: string; body: string | null }[];
  /** Running projects that it leads or takes part in. */
  projects: { slug: string; title: string; lang: string; isLead: boolean }[];
  earlier: EarlierFile[];
}

/** A motion as it is voted on. */
export interface MotionSummary {
  kind: "rule";
  by: string | null;
  /** The reader's language first. */
  texts: { locale: Locale; title: string; body: string }[];
  /** Fixed when the vote opened. */
  textHash: string | null;
}

/** What a vote rests on; null for whoever may not read it. */
export type ItemSummary = FileSummary | RulingSummary | MotionSummary;

/** How one item was counted, in names and figures. */
export interface ItemResult {
  verdict: Verdict;
  count: Count;
  consequence: ReturnType<typeof consequenceOf>;
  /** How its matter went another way, before the vote ended or before it was announced. */
  left: { how: Leaving; isBefore: boolean } | null;
  ballots: { name: string; choice: BallotChoice | null; bar: Bar | null; word: string | null }[];
}

/** Something on the agenda of a session, as it is voted on. */
export interface BallotItem extends AgendaItem {
  /** The session has been opened. */
  isOpened: boolean;
  isClosed: boolean;
  /** How many have voted, of how many who may; all that is known of an open item. */
  voted: number;
  entitled: number;
  /** Null for whoever is not on the roll. */
  paper: OwnPaper | null;
  choices: BallotChoice[];
  summary: ItemSummary | null;
  /** Once it has closed, for whoever may read it. */
  result: ItemResult | null;
}
