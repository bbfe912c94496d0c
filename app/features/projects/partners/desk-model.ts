import type { Crowd } from "../project/open-places.ts";
import type { InterestStatus } from "#db/vocabulary.ts";
import type { Option } from "#app/ui/field.tsx";
import type { ChoiceGroup } from "#app/ui/grouped-choices.tsx";
import type { WhyView } from "../matching/why-model.ts";
import type { InstitutionView, MomentView, StatusView, TitleView } from "../project/project-model.ts";

/** What was written with an invitation, and with the answer to it. */
export interface InvitationView {
  /** Who invited; null where nobody is named. */
  person: string | null;
  message: string | null;
  /** Until when it can be answered, while it waits. */
  until: { dateTime: string; text: string } | null;
  reason: string | null;
  note: string | null;
}

/** Why a partnership has ended. */
export interface EndView {
  reason: string | null;
  note: string | null;
}

/** The way to what two institutions write to each other. */
export interface ConversationLink {
  to: string;
  /** Messages of the other side that this person has not read. */
  unread: number;
}

/** How the places of one role stand, for the lead. */
export interface RolePlaces {
  id: string;
  role: string;
  text: string;
  /** Every place is held or offered. */
  isFull: boolean;
}

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
  /** Its state as a code, for the form that takes an answer back. */
  answer: InterestStatus;
  /** Who answered it, and when; for the lead. */
  answered: { name: string; at: string } | null;
  isWaiting: boolean;
  /** Not accepted or declined yet: it waits, or is on the waiting list. */
  isOpen: boolean;
  /** By who reads, for the institution that sent it. */
  canBeWithdrawn: boolean;
  canBeUndone: boolean;
  reason: string | null;
  note: string | null;
  /** Null for whoever does not read what is written about it. */
  conversation: ConversationLink | null;
}

/** An expression of interest on the page of a project. */
export interface DeskInterest extends InterestView {
  /** Of the role it asks for; null for another role, and for whoever is not the lead. */
  places: RolePlaces | null;
}

/** What the form of an interest offers. */
export interface InterestFormView {
  institutions: Option[];
  needs: Option[];
  countriesByRegion: readonly ChoiceGroup[];
  languages: readonly Option[];
}

/** An institution's place in a project. */
interface PlaceView {
  key: string;
  institutionId: string;
  name: string;
  role: string;
  status: StatusView;
}

/** As the lead institution sees it. */
export interface GivenPlace extends PlaceView {
  country: string;
  /** How the lead can take it out: an unanswered invitation is cancelled, a partner removed. */
  act: "cancel" | "remove" | "resume" | null;
  /** Why it left or was taken out, and what was written with it. */
  end: EndView | null;
  /** Where somebody else is looked for in its place; null while it is filled. */
  refill: string | null;
  /** Taken out, it leaves a place of a role open. */
  freesPlace: boolean;
  invitation: InvitationView | null;
  conversation: ConversationLink | null;
}

/** As the institution itself sees it. */
export interface OwnPlace extends PlaceView {
  answers: ("confirm" | "refuse" | "after_all" | "leave" | "resume")[];
  /** It is invited to a role of which every place is taken by now, or for which more are invited than there are places. */
  crowd: Crowd | null;
  /** It declined just now, and the place has been offered to somebody else or taken since. */
  isGone: boolean;
  /** Why it takes part no more, and what was written with it. */
  end: EndView | null;
  invitation: InvitationView | null;
  conversation: ConversationLink | null;
}

export interface FoundMember {
  id: string;
  name: string;
  country: string;
}

/** A partner that is looked for, and the members that fit it. */
export interface FittingNeed {
  id: string;
  role: string;
  members: (FoundMember & { slug: string; why: WhyView })[];
}

/** Why no interest can be expressed. */
export type ClosedBecause = "partner" | "not_member" | "role" | "staff" | "deadline" | "closed";

/** The page of interest in a project. */
export interface DeskView {
  title: string;
  project: { title: TitleView; to: string };
  isLead: boolean;
  /** It stands on the board unfinished, so that places can be given and taken. */
  isRunning: boolean;
  interests: DeskInterest[];
  form: InterestFormView | null;
  closedBecause: ClosedBecause | null;
  places: GivenPlace[];
  /** How many of those it counts on have confirmed; null where nobody is asked. */
  count: string | null;
  /** Places nobody holds, for which institutions are on the waiting list. */
  free: { id: string; role: string; waiting: string[] }[];
  /** Members found by the words that were asked, for the role in which somebody is to be invited. */
  invite: {
    query: string;
    role: string;
    /** Whose place is to be filled, where it is one that was left. */
    inPlaceOf: { id: string; name: string; waiting: string[] } | null;
    today: string;
    answerBy: string;
    found: FoundMember[];
    fitting: FittingNeed[];
    roles: RolePlaces[];
  } | null;
}
