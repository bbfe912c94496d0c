interface Moment {
  iso: string;
  text: string;
}

/** A token as a list shows it: never its secret. */
export interface TokenView {
  id: string;
  name: string;
  /** What it reads, in words. */
  scopes: string;
  created: Moment;
  /** To the hour; null for one that was never used. */
  lastUsed: Moment | null;
  expires: Moment;
  isOver: boolean;
}

/** What is shown once of a token that was just made. */
export interface MadeToken {
  name: string;
  secret: string;
  until: string;
}
