interface CallView {
  id: string;
  title: string;
  lastDay: { dateTime: string; text: string };
  url: string | null;
}

/** What an initiative is presented by, wherever it is shown. */
interface PresentedInitiative {
  title: { text: string; lang: string };
  /** Whose it is, in words. */
  owner: string;
  years: string | null;
}

/** An initiative as the public list shows it. */
export interface InitiativeCard extends PresentedInitiative {
  path: string;
  /** How many projects support it, of those the reader sees. */
  projects: number;
  excerpt: { text: string; lang: string };
  /** How many calls are open, and the nearest of their last days. */
  calls: { count: number; nearest: { dateTime: string; text: string } } | null;
}

/** An initiative as its page shows it. */
export interface InitiativeView extends PresentedInitiative {
  /** What a reader must not take it for. */
  ownerNote: string;
  /** What it says, in short. */
  excerpt: string;
  /** As `richText` makes it. */
  body: { html: string; lang: string };
  /** Said where the text is not in the reader's language, or is a translation. */
  languageNote: string | null;
  source: { name: string; url: string | null };
  themes: string[];
  sdgs: string[];
  contact: { name: string | null; email: string | null } | null;
  calls: { open: CallView[]; past: CallView[] };
}
