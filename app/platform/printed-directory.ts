import type { PdfLanguage } from "./pdf-document.ts";

/** A text with its language, where that is not the document's. */
interface Words {
  text: string;
  lang?: string;
}

/** A member as it is printed. */
export interface PrintedMember {
  name: Words;
  /** What it is called in its own language, where that is another name. */
  original: Words | null;
  /** Lines below its name: where and what it is, and its membership. */
  lines: string[];
  /** What it says of itself, each with its name. */
  facts: { label: string; value: string }[];
  /** Its site and its page in the directory. */
  addresses: string[];
}

/** The directory of a country to be printed, as data. */
export interface PrintedDirectory extends PdfLanguage {
  title: string;
  author: string;
  madeAt: Date;
  /** What the first page says, from the top down. */
  cover: { association: string; title: string; count: string; day: string; disclaimer: string };
  members: PrintedMember[];
  /** What is said below the last one; null where all are printed. */
  cut: string | null;
  /** The names under which members are found, in the order of the language, each with the place of its member. */
  index: { title: string; names: (Words & { member: number })[] };
  /** What stands at the foot of each page, with `{page}` and `{pages}`. */
  footer: string;
}
