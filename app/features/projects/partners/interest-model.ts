import type { InstitutionView, MomentView, StatusView } from "../project/project-model.ts";

/** An expression of interest as both sides read it. The person's name is for the two institutions; no address is. */
export interface InterestView {
  id: string;
  institution: InstitutionView;
  isMember: boolean;
  person: string | null;
  role: string;
  message: string;
  staffAvailable: string | null;
  countries: string[];
  languages: string[];
  canCoFund: string;
  isHeadInformed: string;
  sentAt: MomentView;
  status: StatusView;
  isWaiting: boolean;
  canBeUndone: boolean;
  reason: string | null;
  note: string | null;
}
