/** What a document is made of. Lengths are points. */
export type PdfPart =
  | { kind: "title" | "heading" | "paragraph" | "note"; text: string; lang?: string }
  /** A line to be filled in by hand, or already filled in. */
  | { kind: "line"; label: string; value: string; space: number };

export interface PdfLanguage {
  lang: string;
  /** From which side the language is written. */
  direction: "ltr" | "rtl";
}

/** What stands in one row in two languages, parts of one kind; one of them is missing where the other says more. */
export type PdfRow = readonly [PdfPart | null, PdfPart | null];

/** A document to be printed, as data: what stands in it, in order. */
export type PdfBlock =
  | PdfPart
  /** A name above its value; deeper ones belong to the one before. */
  | { kind: "field"; label: string; value: string; depth: number }
  /** One text in two languages beside each other: each row begins at one height. */
  | { kind: "beside"; languages: readonly [PdfLanguage, PdfLanguage]; rows: readonly PdfRow[] };

export interface PdfDocument extends PdfLanguage {
  title: string;
  author: string;
  /** The moment the document is dated. */
  madeAt: Date;
  /** What stands at the foot of each page, with `{page}` and `{pages}`. */
  footer: string | null;
  blocks: PdfBlock[];
}
