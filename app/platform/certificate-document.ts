import type { PdfLanguage } from "./pdf-document.ts";

/** What a certificate says in one of its languages. */
export interface CertificateWords extends PdfLanguage {
  association: string;
  title: string;
  /** The sentence around the names. */
  before: string;
  after: string;
  /** Each fact of the membership with its name, in the same order in every language. */
  facts: { label: string; value: string }[];
  /** Under each line for a signature. */
  signatures: string[];
  /** What the square picture leads to. */
  check: string;
  disclaimer: string;
}

/** A certificate to be printed, as data: one page in one language or in two. */
export interface CertificateDocument {
  title: string;
  author: string;
  madeAt: Date;
  /** What the institution is called, its own name first. */
  names: { text: string; lang: string }[];
  words: readonly CertificateWords[];
  /** Where everybody can look whether it still holds. */
  address: string;
}
