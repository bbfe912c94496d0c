import type { InitiativeState } from "#db/vocabulary-initiatives.ts";

/** An answer as its field shows it: a text, several codes, or rows of texts. */
export type TypedAnswer = string | string[] | Record<string, string>[];

/** What the form of an initiative begins with, by the names of its fields. */
export interface InitiativeFormValues extends Record<string, TypedAnswer> {
  version: string;
}

/** An initiative in the list of those who edit them. */
export interface InitiativeLine {
  id: string;
  title: { text: string; lang: string };
  owner: string;
  state: InitiativeState;
  /** The languages it is written in, the original first. */
  languages: string;
  openCalls: number;
  changed: string;
}

/** What is known of one beside its form. */
export interface InitiativeStanding {
  id: string;
  title: { text: string; lang: string };
  state: InitiativeState;
  version: number;
  /** Its address, once it has one. */
  path: string | null;
  withdrawalReason: string | null;
  history: { id: string; title: string; meta: string; body: string | null }[];
}
