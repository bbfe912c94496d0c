interface NameChange {
  label: string;
  before: string;
  after: string;
}

export interface OpenRenaming {
  id: string;
  by: string;
  on: string;
  /** What its kind means, in a sentence. */
  kind: string;
  isCorrection: boolean;
  reason: string;
  changes: NameChange[];
  /** From which address to which the page moves; null where it stays. */
  address: { before: string; after: string } | null;
  /** The names have changed since it was asked, so that it cannot be confirmed. */
  isOutdated: boolean;
  canSettle: boolean;
  canTakeBack: boolean;
}

/** Fields of the form that somebody proposes to fill in otherwise, and who. */
export interface ProposedName {
  values: Record<string, string>;
  source: string;
}

export interface RenamingView {
  open: OpenRenaming | null;
  /** With the names of today; null where somebody has asked already. */
  form: {
    /** By the names of its fields. */
    values: Record<string, string>;
    languages: { value: string; label: string }[];
    translations: { name: string; label: string; lang: string }[];
    /** Who proposes what differs from the names of today, in words; null where nobody does. */
    source: string | null;
  } | null;
  settled: { id: string; title: string; meta: string; body: string | null }[];
}
