import type { ShownName } from "../../institution/institution-names.ts";
import type { MembershipCardView } from "../../institution/ui/membership-model.ts";
import type { TermView } from "../../renewal/ui/renewal-model.ts";
import type { YearStanding } from "../../year/window.ts";
import type { NoticeState } from "../../hearing/ui/notice-model.ts";
import type { DateText } from "../../institution/ui/profile-model.ts";
import type { CompletenessView } from "../../profile/ui/profile-form-model.ts";

export interface PersonView {
  name: string;
  role: string;
  /** Position and unit in the person's own words, as far as they are known. */
  place: string[];
  languages: string;
  /** Since when the rights rest; null while they do not. */
  restsSince: string | null;
  /** Since when the account is suspended; null while it is open. */
  suspendedSince: string | null;
}

export interface ColleagueView extends PersonView {
  grantId: string;
  isYou: boolean;
  /** Where the access can be ended; null where it cannot. */
  endTo: string | null;
}

export interface InvitationView {
  /** Null of what the association or the secretariat has sent. */
  id: string | null;
  email: string;
  /** As whoever invited called the person; null where no name was given. */
  name: string | null;
  role: string;
  roleLabel: string;
  standing: "sent" | "expired";
  until: string;
  canSendAgain: boolean;
}

/** A request to act for the institution, or an invitation to that is open no more. */
export interface ComingView {
  id: string;
  kind: "invitation" | "request";
  who: string;
  roleLabel: string;
  state: "asked" | "accepted" | "declined" | "withdrawn" | "revoked";
  stateLabel: string;
  day: string;
  /** Where it is answered, as long as it waits. */
  answerTo: string | null;
}

/** An institution as the people who act for it see it. */
/** An offer of the main role that waits for an answer. */
export interface OfferView {
  isToYou: boolean;
  /** Of who made it, where it is to the reader; else of whom it was made to. */
  name: string;
  date: string;
  day: string;
}

export interface InstitutionView {
  name: ShownName;
  card: MembershipCardView;
  /** The public page; null while the public does not see it. */
  profileTo: string | null;
  paths: Record<
    | "home"
    | "edit"
    | "visibility"
    | "logo"
    | "cover"
    | "people"
    | "handover"
    | "position"
    | "withdrawal"
    | "notice"
    | "certificate"
    | "year"
    | "renewal"
    | "name"
    | "units",
    string
  >;
  logo: string | null;
  confirmedOn: DateText | null;
  /** For those who may add to it; null for others. */
  completeness: CompletenessView | null;
  offer: OfferView | null;
  people: ColleagueView[];
  canEdit: boolean;
  canManagePeople: boolean;
  canAskForName: boolean;
  /** That another name waits to be confirmed; null where none does. */
  nameAsked: string | null;
  canLeave: boolean;
  /** It has asked to leave, by a last day that may not be known yet; null while it stays. */
  leaving: { lastDay: string | null } | null;
  /** For what reason people have suspended it; null where they have not, and for those who do not get the letter. */
  suspension: { day: string; reason: string } | null;
  /** It was told once that its membership is to be ended; null where it was not. */
  notice: { until: string; state: NoticeState } | null;
  canBeHeard: boolean;
  /** The year it confirms, and until when; null for those who do not confirm it. */
  year: { year: number; standing: YearStanding; closesOn: string; lateUntil: string } | null;
  /** Its term, where it can be renewed now; null where not, and for those who do not renew it. */
  renewal: TermView | null;
  /** All institutions of a person who acts for several; empty otherwise. */
  others: { label: string; to: string; isCurrent: boolean }[];
}

/** The hand-over of the main role: nothing offered yet, offered to a colleague, asked of the reader, or over. */
export type HandoverView =
  | { kind: "open"; successors: { value: string; label: string; help: string }[] }
  | { kind: "offered"; to: string; on: string; until: string }
  | { kind: "asked"; from: string; on: string; until: string; institution: string }
  | {
      kind: "settled";
      outcome: "accepted" | "declined" | "taken_back" | "ended";
      on: string;
      /** Who is the primary representative now; null when nobody is. */
      holder: string | null;
      isYours: boolean;
      people: string;
    };

/** The people of a member as the secretariat sees them. */
export interface DeskPeopleView {
  /** Whom an imported list named; null for nobody. */
  contact: { name: string | null; email: string } | null;
  /** `email` is null for somebody who cannot be reached. */
  people: (PersonView & { id: string; email: string | null })[];
  invitations: InvitationView[];
  /** Who is the primary representative now; null for nobody. */
  main: { id: string; name: string } | null;
  successors: { value: string; label: string; help: string }[];
  /** Names of those who speak for the member and can be reached: while there are any, nobody is invited here. */
  reachable: string[];
  /** Who asks to be its primary representative, with where that is read. */
  takeOvers: { id: string; name: string; day: string; to: string }[];
  /** What has happened to its people, newest first. */
  history: { id: string; title: string; meta: string; body: string | null }[];
}
