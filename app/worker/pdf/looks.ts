import type { PdfPart } from "#app/platform/pdf-document.ts";

/** How the parts of a document look. Lengths are points. */

export const MARGIN = 64;
const INK = "#1e1b15";
export const SOFT = "#5a5346";
export const RULE = "#d9cdb4";

export interface Look {
  tag: "H1" | "H2" | "P";
  size: number;
  isBold?: boolean;
  color: string;
}

/** A text with the space around it; it moves to the next page when less room is left below. */
interface TextLook extends Look {
  before: number;
  after: number;
  room: number;
  hasRule?: boolean;
}

export type TextLooks = Readonly<Record<Exclude<PdfPart["kind"], "line">, TextLook>>;

export const PAGE_LOOKS: TextLooks = {
  title: { tag: "H1", size: 18, isBold: true, color: INK, before: 0, after: 8, room: 0 },
  heading: { tag: "H2", size: 13, isBold: true, color: INK, before: 10, after: 3, room: 90, hasRule: true },
  paragraph: { tag: "P", size: 10, color: INK, before: 0, after: 6, room: 0 },
  note: { tag: "P", size: 9, color: SOFT, before: 0, after: 6, room: 0 },
};

/** The same in columns of half the width. */
export const COLUMN_LOOKS: TextLooks = {
  title: { ...PAGE_LOOKS.title, size: 13 },
  heading: { ...PAGE_LOOKS.heading, size: 10.5, hasRule: false },
  paragraph: { ...PAGE_LOOKS.paragraph, size: 9 },
  note: { ...PAGE_LOOKS.note, size: 8 },
};

export const LABEL: Look = { tag: "P", size: 8.5, color: SOFT };
export const WRITTEN: Look = { tag: "P", size: 11, color: INK };
export const VALUE: Look = { tag: "P", size: 10, color: INK };
