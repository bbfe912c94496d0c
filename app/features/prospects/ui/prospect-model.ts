import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { ProspectState } from "#db/vocabulary-prospects.ts";
import type { ClaimStanding } from "../prospect.ts";

export interface ProspectLine {
  id: string;
  name: ShownName;
  place: string;
  contact: string | null;
  state: ProspectState;
  /** When the last letter went out; null for none. */
  lastSent: string | null;
  /** What is here already that it is or looks like: it is not ticked in a list. */
  here: string | null;
  /** Why it cannot be invited now, in words; null where it can. */
  whyNot: string | null;
}

export interface ProspectPage {
  id: string;
  version: number;
  name: ShownName;
  state: ProspectState;
  facts: { term: string; value: string }[];
  contact: { name: string | null; email: string } | null;
  letters: { id: string; text: string; words: string | null }[];
  whyNot: string | null;
  /** What it is here already: a member or an application. */
  here: { text: string; to: string | null; isSimilar: boolean } | null;
  /** The file of the application that came of it, once the secretariat reads it, and how it stands. */
  application: { to: string; text: string } | null;
  canTakeBack: boolean;
  canRemove: boolean;
  history: { id: string; title: string; meta: string; state: "done" }[];
}

/** What would be sent, and to whom. */
export interface PreviewPage {
  letter: { subject: string; text: string; lang: string } | null;
  going: string[];
  left: { name: string; why: string }[];
}

export interface ClaimPage {
  title: string;
  /** Null where the link tells nobody any more. */
  institution: ShownName | null;
  facts: { term: string; value: string }[];
  association: string;
  words: string | null;
  until: string;
  /** Forgotten: the record is gone. */
  standing: ClaimStanding | "forgotten";
  /** Whether the reader is who has claimed it. */
  isOwn: boolean;
  /** Where the application goes on. */
  next: string;
  reader: "stranger" | "unverified" | "verified" | "staff";
}
