/** The picture that stands for a page where its link is shared. */
export const CARD = { width: 1200, height: 630, mediaType: "image/png" } as const;

interface CardName {
  text: string;
  lang: string;
}

/** What is written on it. */
export interface ShareCard {
  /** Whose portal it is. */
  association: string;
  title: CardName;
  /** The same in its own language, when that is another. */
  original: CardName | null;
  facts: string;
  foot: string;
  lang: string;
  /** What everything here is, where it is no true portal: a demonstration. */
  mark: string | null;
  /** A square picture; without it the mark of the association stands in. */
  logo: Uint8Array | null;
}
