import type {
  ClosingView,
  InstitutionView,
  MomentView,
  NamedInitiative,
  PresentedProject,
  TextView,
} from "../project/project-model.ts";

/** An answer of a posting as its page shows it. */
export interface ShownAnswer {
  name: string;
  label: string;
  /** In the portal's words, in somebody's own, as an address, in paragraphs, or as HTML. */
  how: "words" | "own" | "url" | "prose" | "rich";
  text: string;
  lang?: string;
  /** That it is a translation, or written in another language than the reader's. */
  note?: string;
}

/** What a project says of itself in one more language. */
export interface OtherText {
  lang: string;
  label: string;
  texts: Pick<ShownAnswer, "name" | "label" | "how" | "text">[];
}

interface NamedInstitutionView extends InstitutionView {
  /** The official name where another one is shown. */
  original: { text: string; lang: string } | null;
}

export interface PartnerView extends NamedInstitutionView {
  key: string;
  role: string;
  /** The language of the role, where it is known. */
  lang?: string;
  /** Named by the lead institution; it is no member of the association. */
  isOutside: boolean;
  /** Told only to those who work on the project. */
  isSuspended: boolean;
}

/** A partner that is looked for. */
export interface NeedView {
  id: string;
  /** The language of what is written, where it is known. */
  lang?: string;
  role: string;
  orgKind: string | null;
  countries: string[];
  /** How many places nobody fills yet. */
  filled: string;
  /** For whoever may read all of it. */
  expertise: string | null;
  tasks: string | null;
}

export interface HistoryEntry {
  id: string;
  text: string;
  iso: string;
  when: string;
}

/** Who is told of a closing or opening, and the states by which it is taken back; null where it no longer can be. */
export interface ClosingNoticeView extends ClosingView {
  slug: string;
  back: { from: string; to: string } | null;
}

/** As what an own institution is invited. */
export interface InvitedView {
  key: string;
  institution: string;
  role: string;
  /** The language of the posting, whose words it mostly is. */
  lang?: string;
}

/** A question a coordinator answered with no. */
export interface UnmetView {
  question: string;
  remark: string | null;
}

/** A change that waits for a check, or how it was answered. */
export interface ChangeView {
  /** That it waits, or was sent back or declined, with what is changed. */
  title: string;
  tone: "wait" | "bad";
  /** Since when it waits, or when it was answered. */
  at: MomentView;
  note: string | null;
  unmet: UnmetView[];
  /** Where to see it and take it back; null for those who may not. */
  to: string | null;
}

/** How a coordinator answered: what the lead institution and the secretariat read besides. */
export interface InnerView {
  /** A change that is kept beside what is shown. */
  change: ChangeView | null;
  /** What was found wanting. */
  unmet: UnmetView[];
  moderationNote: string | null;
  /** It stood on the board before it was sent back. */
  isTakenOff: boolean;
  /** It was handed in again since, and taken back. */
  isTakenBack: boolean;
  declined: { reason: string; note: string } | null;
}

/** A project page for one audience: whoever may not see something does not receive it. */
export interface ProjectView extends PresentedProject {
  isLeadInForce: boolean;
  /** The title in the language of the posting, where another is shown. */
  originalTitle: TextView | null;
  summary: string;
  finalSummary: string | null;
  lead: NamedInstitutionView;
  partners: PartnerView[];
  needs: NeedView[];
  initiatives: NamedInitiative[];
  facts: ShownAnswer[];
  sections: { before: ShownAnswer[]; after: ShownAnswer[] };
  otherTexts: OtherText[];
  isDetailed: boolean;
  inner: InnerView | null;
  history: HistoryEntry[];
}

/** A project next to another, with what they have in common in words. */
export interface RelatedView extends Pick<PresentedProject, "slug" | "title" | "status" | "lead"> {
  lines: string[];
}
