/** An answer of a posting as its page shows it. */
export interface ShownAnswer {
  name: string;
  label: string;
  /** In the portal's words, in somebody's own, as an address or in paragraphs. */
  how: "words" | "own" | "url" | "prose";
  text: string;
  lang?: string;
}
