/** A document to be printed, as data: what stands in it, in order. Lengths are points. */
export type PdfBlock =
  | { kind: "title" | "heading" | "paragraph" | "note"; text: string; lang?: string }
  /** A name above its value; deeper ones belong to the one before. */
  | { kind: "field"; label: string; value: string; depth: number }
  /** A line to be filled in by hand, or already filled in. */
  | { kind: "line"; label: string; value: string; space: number };

export interface PdfDocument {
  title: string;
  author: string;
  lang: string;
  /** From which side the language is written. */
  direction: "ltr" | "rtl";
  /** The moment the document is dated. */
  madeAt: Date;
  /** What stands at the foot of each page, with `{page}` and `{pages}`. */
  footer: string | null;
  blocks: PdfBlock[];
}
