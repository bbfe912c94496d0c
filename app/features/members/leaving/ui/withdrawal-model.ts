import type { LedProject } from "../../institution/ui/led-projects.tsx";

/** A withdrawal that is asked for, in words. */
export interface AskedWithdrawal {
  by: string;
  at: string;
  /** Empty where none was given. */
  reason: string;
  /** The name of the file. */
  letter: string;
  acknowledgedAt: string | null;
  /** Null until it is known. */
  lastDay: string | null;
}

/** What the primary representative reads of leaving: what comes first, the form, or what was asked. */
export type OwnWithdrawal =
  | { kind: "projects"; projects: LedProject[] }
  | { kind: "open"; yearEnd: string }
  | { kind: "asked"; asked: AskedWithdrawal; projects: LedProject[] };

/** What the secretariat reads. */
export interface WithdrawalCardView {
  id: string;
  asked: AskedWithdrawal;
  letterTo: string;
  /** What keeps it from taking effect. */
  projects: LedProject[];
  mayAcknowledge: boolean;
}
