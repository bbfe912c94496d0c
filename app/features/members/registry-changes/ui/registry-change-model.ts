import type { ShownName } from "../../institution/institution-names.ts";

/** What the registry says otherwise of a member, in a list. */
export interface RegistryChangeLine {
  id: string;
  number: string;
  name: ShownName;
  release: string;
  fact: string;
  before: string;
  after: string;
  /** The answer, by whom and when, with its reason; null while there is none. */
  settled: { text: string; note: string | null } | null;
  /** How it stands with the institution that was asked; null where it was not. */
  asked: string | null;
}

export interface RegistryChangePage extends RegistryChangeLine {
  /** What the member's entry says; null where it says nothing of it. */
  own: string | null;
  rorId: string | null;
  canTakeOver: boolean;
  /** What can be done where it is not taken over as it is. */
  advice: string | null;
  /** Where another name is asked for; null for other facts. */
  renameTo: string | null;
  /** Where the member is merged with its successor; null for facts that say nothing of one. */
  mergeTo: string | null;
  /** What could be asked of the registry where the member is right; null where nothing is. */
  request: string | null;
  ask: AskView;
}

/** What an institution says of what the registry says of it. */
export interface ReplyView {
  text: string;
  words: string | null;
  isSo: boolean;
}

/** What the institution was asked and says, in words. */
export interface AskView {
  asked: { text: string; words: string | null } | null;
  reply: ReplyView | null;
  canAsk: boolean;
}

export interface ChangeFilterView {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
}

/** What an institution is asked about its record in the registry. */
export interface OwnRegistryChange {
  fact: string;
  before: string;
  after: string;
  own: string | null;
  release: string;
  question: string | null;
  /** What was said for it, and by whom; null while nothing was. */
  reply: { text: string; words: string | null } | null;
  /** What the secretariat did about it; null while it has done nothing. */
  outcome: { text: string; words: string | null } | null;
  /** Where its people ask for another name; null for other facts. */
  renameTo: string | null;
}
