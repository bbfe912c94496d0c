import type { DeadlineView, MomentView } from "../project/project-model.ts";

export interface LetterView {
  to: string;
  file: string;
  size: string;
  person: string;
  at: MomentView;
}

/** A partner whose letter is asked for. */
export interface PartnerLetter {
  institutionId: string;
  name: string;
  isThere: boolean;
  /** Only for whoever may read it. */
  letter: LetterView | null;
  /** For its own people: where the letter to sign is fetched; and whether this person puts it in and takes it away. */
  own: { sheet: string; mayPut: boolean } | null;
}

export interface CommitmentView {
  there: number;
  /** The day on which the call ends. */
  deadline: DeadlineView | null;
  partners: PartnerLetter[];
}
