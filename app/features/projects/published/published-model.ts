import type { TitleView } from "../project/project-model.ts";

interface Linked {
  text: string;
  url: string;
}

/** A published result as its page shows it. */
export interface ResultPage {
  path: string;
  title: TitleView;
  /** The title as it stands on the result, where the reader is shown another. */
  original: TitleView | null;
  otherTitles: TitleView[];
  type: string;
  description: string;
  authors: string[];
  institutions: { name: string; to: string | null }[];
  date: string;
  languages: string[];
  themes: string[];
  licence: { label: string; url: string | null } | null;
  doi: Linked | null;
  isbn: string | null;
  link: Linked | null;
  file: { name: string; size: string; to: string } | null;
  isForMembers: boolean;
  /** Null where the page of the project is gone. */
  project: { title: TitleView; to: string | null };
  cite: string;
}

/** A result in a list. */
export interface ResultCard {
  id: string;
  to: string;
  title: TitleView;
  type: string;
  date: string;
  by: string[];
  isForMembers: boolean;
}
