/** A state in words. */
export interface StatusView {
  label: string;
  tone: "info" | "ok" | "wait" | "bad" | "neutral";
  explain: string;
}

/** The day for answers in words, with the days that are left. */
export interface DeadlineView {
  dateTime: string;
  text: string;
  remaining: string;
  state: "open" | "soon" | "overdue";
}

export interface MomentView {
  iso: string;
  text: string;
}

/** What somebody wrote and the language it is in; undefined where nobody was asked. */
export interface TextView {
  text: string;
  lang?: string;
}

/** A title and the language it is in. */
export interface TitleView {
  text: string;
  lang: string;
}

/** An initiative that a project supports. */
export interface NamedInitiative {
  id: string;
  title: TitleView;
  /** Null when it is withdrawn. */
  path: string | null;
}

/** An institution in a project. */
export interface InstitutionView {
  name: string;
  /** Null when the institution has no page that this reader may open. */
  slug: string | null;
  country: string;
}

/** What is said of a partnership, and what was counted for it. */
export interface BadgeView {
  key: string;
  label: string;
  explain: string;
}

/** What a project is presented by, wherever it is shown. */
export interface PresentedProject {
  slug: string;
  title: TitleView;
  acronym: string | null;
  status: StatusView;
  /** That its lead has left it alone, as far as it still seeks partners. */
  stale: { label: string; explain: string } | null;
  /** While it is open. */
  deadline: DeadlineView | null;
  lead: InstitutionView;
  period: string | null;
  /** How many take part, and how many places nobody fills yet. */
  partnersText: string | null;
  badges: BadgeView[];
}

/** Who is told of a closing or opening that can still be taken back, and when. */
export interface ClosingView {
  text: string;
}
