import type { ShownName } from "../institution-names.ts";
import type { MembershipCardView } from "./membership-model.ts";
import type { DateText } from "./profile-model.ts";

export interface ColleagueView {
  grantId: string;
  name: string;
  role: string;
  isYou: boolean;
}

export interface InvitationView {
  email: string;
  role: string;
  roleLabel: string;
  until: string;
}

/** An institution as the people who act for it see it. */
export interface InstitutionView {
  name: ShownName;
  card: MembershipCardView;
  /** The public page; null while the public does not see it. */
  profileTo: string | null;
  paths: { home: string; edit: string; logo: string; people: string };
  logo: string | null;
  confirmedOn: DateText;
  people: ColleagueView[];
  canEdit: boolean;
  canManagePeople: boolean;
  /** All institutions of a person who acts for several; empty otherwise. */
  others: { label: string; to: string; isCurrent: boolean }[];
}
