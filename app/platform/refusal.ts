/**
 * Why a command did nothing, in the words every room shares. `not-found`: there is none, or it is not theirs to see.
 * `forbidden`: not theirs to do. `stale`: changed since the page was opened. `impossible`: not in its present state.
 * `too-many`: there are as many as there may be. `too-often`: more often than is allowed. `on-its-way`: a letter was sent
 * moments ago. `sent-already`: sent from the same page before, with other words.
 */
export type SharedReason =
  "not-found" | "forbidden" | "stale" | "impossible" | "too-many" | "too-often" | "on-its-way" | "sent-already";

interface ReasonsOfRooms {
  accounts: "guessable" | "link" | "still_acting" | "unchanged" | "verified" | "wrong" | "wrong_current";
  views: "name-taken";
  members:
    | "accreditation-both"
    | "accreditation-kept"
    | "accreditation-past"
    | "accreditation-past-first"
    | "already"
    | "already-answered"
    | "last-representative"
    | "no-contact"
    | "no-parent"
    | "not-so"
    | "other-unit"
    | "primary"
    | "reachable"
    | "reinstating"
    | "replaced"
    | "unheard"
    | "unusable";
  dues: "dues_incomplete" | "invoice_cancelled" | "payment_noted" | "payment_differs" | "payment_undone";
  contact:
    "answered-meanwhile" | "come-meanwhile" | "barred" | "closed" | "no-sender" | "no-unit" | "over" | "unexplained";
  invitations:
    | "acts-elsewhere"
    | "already-asked"
    | "already-in"
    | "checks-it"
    | "declined-lately"
    | "head-confirmed"
    | "may-object"
    | "no-person"
    | "others-asked"
    | "unconfirmed";
  applications:
    | "already-asked"
    | "already-member"
    | "checks"
    | "disposable"
    | "ended"
    | "failed-checks"
    | "in-vote"
    | "incomplete"
    | "no-colleague"
    | "no-member"
    | "no-reviewer"
    | "reviews-missing"
    | "tied"
    | "not-owner"
    | "on-agenda"
    | "own-institution"
    | "own-person"
    | "owned"
    | "note-for-fail"
    | "note-needed"
    | "pending-checks"
    | "unchanged"
    | "unexplained-checks"
    | "voted";
  projects:
    | "after-call"
    | "already-answered"
    | "already-open"
    | "already-partner"
    | "asking-over"
    | "cancelled"
    | "held"
    | "correction-over"
    | "day-far"
    | "day-past"
    | "ended"
    | "hidden"
    | "incomplete"
    | "no-authorization"
    | "no-needs"
    | "no-package"
    | "no-report"
    | "not-member"
    | "not-of-institution"
    | "not-open"
    | "places-taken"
    | "role-full"
    | "removed"
    | "taken-back"
    | "unknown-need";
  asks: "already-answered" | "closed" | "held" | "open-already" | "ended" | "nobody-fits" | "not-offered" | "reported";
  initiatives: "other-initiative";
  prospects:
    | "already-here"
    | "answered"
    | "claimed"
    | "ended"
    | "enough"
    | "just-sent"
    | "lately"
    | "no-contact"
    | "not-theirs"
    | "silenced"
    | "similar";
  council: "closed" | "empty-agenda" | "no-roll" | "not-on-roll" | "not-ready";
  administration: "already-held" | "apart" | "last-administrator" | "no-server" | "not-yourself" | "refused";
}

/** Reasons of single desks, for what no shared word says: the page says each of them in a sentence. */
export type OwnReason = ReasonsOfRooms[keyof ReasonsOfRooms];

/** Every reason there is: one that is not here cannot be given. */
export type Reason = SharedReason | OwnReason;

export type Refusal<Shared extends SharedReason, Own extends OwnReason = never> = { ok: false; reason: Shared | Own };

/** `retryAfterSeconds` says when to come back. */
export type TooOften = Refusal<"too-often"> & { retryAfterSeconds: number };

/** None is sent anew: the letter is on its way since then. */
export type OnItsWay = Refusal<"on-its-way"> & { since: Date };

/** A command that did nothing, and why; `beside` is what its sentence names. */
export function refused<const Why extends Reason, Beside extends object = object>(reason: Why, beside?: Beside) {
  return { ok: false, reason, ...beside } as { ok: false; reason: Why } & Beside;
}

/** That somebody acts for an institution no more, in words of the reader. */
export interface AccessEnded {
  text: string;
  /** Whom to ask. */
  next: string;
}

/** What was typed into a page whose thing can no longer be changed there, in words of the reader. */
export interface MovedOn {
  /** What has happened meanwhile. */
  text: string;
  to: string;
  /** The words of the link to it. */
  link: string;
  typed: { label: string; text: string }[];
  /** The same as fields of a form, of which the page says what they are called. */
  fields?: [string, string][];
}
