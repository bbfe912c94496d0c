import { type LetterAbout, type SubjectValues } from "#app/features/letters/kinds.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { fillPlaceholders, paragraphsOf } from "#app/features/letters/placeholders.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { AppealOutcome, Decision } from "#db/vocabulary.ts";

export type { LetterFrame } from "#app/features/letters/letter.ts";

interface CaseData {
  institution: string;
  caseNumber: string;
  /** Where the reader goes on: the status page, the dossier or the directory. */
  url: string;
}

const bullets = (items: readonly string[]) => items.map((item) => `• ${item}`).join("\n");

function compose<Kind extends LetterAbout<"application">>(
  frame: LetterFrame,
  kind: Kind,
  data: Pick<CaseData, "url"> & SubjectValues<Kind>,
  paragraphs: string[],
): Letter {
  const { url, ...values } = data;
  return composeLetter(frame, {
    subject: subjectOf(frame.t, kind, values as unknown as SubjectValues<Kind>),
    paragraphs,
    action: actionOf(frame, kind, url),
  });
}

/** The link of a letter. A head has no account: what only its applicant can open is no link to offer. */
export function actionOf({ t, reader }: LetterFrame, kind: LetterAbout<"application">, url: string) {
  const isOpen = reader !== "head" || kind === "application-approved";
  return isOpen ? { label: linkOf(t, kind), url } : undefined;
}

interface RequestData extends CaseData {
  message: string;
  /** Labels of the fields and titles of the documents, written out. */
  asked: readonly string[];
  /** The last day for an answer, written out. */
  due: string;
}

const listed = (title: string, items: readonly string[]) => (items.length > 0 ? `${title}\n${bullets(items)}` : "");

/** Asks for what is missing, in the words of the association's template. */
export function informationRequestLetter(frame: LetterFrame, data: RequestData & { template: LetterWords }): Letter {
  const { institution, caseNumber, message, asked, due, template, url } = data;
  const values = { institution, caseNumber, message, asked: bullets(asked), due };
  const fill = (text: string) => fillPlaceholders(text, values);
  return composeLetter(frame, {
    subject: fill(template.subject),
    paragraphs: paragraphsOf(fill(template.body)),
    signer: template.signer,
    action: actionOf(frame, "application-information-request", url),
  });
}

function whatIsAsked({ t }: LetterFrame, { message, asked, due }: RequestData): string[] {
  return [
    message,
    listed(t("applications-mail:review.request.asked"), asked),
    t("applications-mail:review.request.due", { due }),
  ];
}

/** What is asked instead of what was asked before, and first of all what of it has changed. */
export function correctedRequestLetter(
  frame: LetterFrame,
  data: RequestData & { added: readonly string[]; dropped: readonly string[]; typed: readonly string[] },
): Letter {
  const { institution, caseNumber, added, dropped, typed } = data;
  const words = (part: string) => frame.t(`applications-mail:review.request_corrected.${part}`);
  return compose(frame, "application-request-corrected", data, [
    frame.t("applications-mail:review.request_corrected.intro", { institution, caseNumber }),
    listed(words("added"), added),
    listed(words("dropped"), dropped),
    listed(words("typed"), typed),
    added.length + dropped.length === 0 ? words("same") : "",
    ...whatIsAsked(frame, data),
  ]);
}

/** Nothing has to be answered any more; `due` is the day by which the file is checked, null where it has passed. */
export function requestTakenBackLetter(
  frame: LetterFrame,
  data: CaseData & { due: string | null; typed: readonly string[] },
): Letter {
  const { institution, caseNumber, due, typed } = data;
  return compose(frame, "application-request-taken-back", data, [
    frame.t("applications-mail:review.request_taken_back.intro", { institution, caseNumber }),
    listed(frame.t("applications-mail:review.request_corrected.typed"), typed),
    due ? frame.t("applications-mail:review.day_moved.due", { due }) : "",
  ]);
}

/** The checks take longer than the applicant was told. */
export function dayMovedLetter(frame: LetterFrame, data: CaseData & { due: string }): Letter {
  const { institution, caseNumber, due } = data;
  return compose(frame, "application-day-moved", data, [
    frame.t("applications-mail:review.day_moved.intro", { institution, caseNumber }),
    frame.t("applications-mail:review.day_moved.due", { due }),
  ]);
}

/** A file is closed because another of the same institution goes on. */
export function closedDuplicateLetter(frame: LetterFrame, data: CaseData & { of: string; message: string }): Letter {
  const { institution, caseNumber, of, message } = data;
  return compose(frame, "application-closed-duplicate", data, [
    frame.t("applications-mail:review.closed_duplicate.intro", { institution, caseNumber, of }),
    message,
    frame.t("applications-mail:review.closed_duplicate.next"),
  ]);
}

/** A closed file is being checked again; `due` is the day by which, written out. */
export function takenUpAgainLetter(frame: LetterFrame, data: CaseData & { reason: string; due: string }): Letter {
  const { institution, caseNumber, reason, due } = data;
  return compose(frame, "application-taken-up-again", data, [
    frame.t("applications-mail:review.taken_up_again.intro", { institution, caseNumber }),
    reason,
    frame.t("applications-mail:review.day_moved.due", { due }),
  ]);
}

/** For the coordinator who owns a case, on the day after it was due. */
export function overdueLetter(frame: LetterFrame, data: CaseData & { due: string; status: string }): Letter {
  const { institution, caseNumber, due, status } = data;
  return compose(frame, "review-overdue", data, [
    frame.t("applications-mail:review.overdue.intro", { institution, caseNumber, due, status }),
  ]);
}

/** Why a file waits for somebody: it is new, recommended, recommended where the council votes, not followed by the council, answered by the applicant, its conditions are reported met, the day of its deferral has come, an appeal is lodged or was allowed, returned with a note, nobody's, nobody may decide on it, too few may judge its appeal, or a prepared request or a proposed correction or reopening needs consent. */
export type YourTurn =
  | "new"
  | "new_yours"
  | "recommended"
  | "for_agenda"
  | "not_followed"
  | "answered"
  | "conditions_met"
  | "appeal"
  | "back_from_panel"
  | "deferral_over"
  | "returned"
  | "free"
  | "no_decider"
  | "no_panel"
  | "consent"
  | "correction"
  | "reopening";

const WITH_DAY = ["new", "new_yours", "recommended", "for_agenda", "appeal"] as const;
const hasDay = (why: YourTurn): why is (typeof WITH_DAY)[number] => WITH_DAY.some((one) => one === why);

/** For whoever has to go on with a file; `due` is the day by which, written out. */
export function yourTurnLetter(
  frame: LetterFrame,
  data: CaseData & { why: YourTurn; due: string | null; message?: string },
): Letter {
  const { t } = frame;
  const { institution, caseNumber, why, due, message = "" } = data;
  return compose(frame, `review-${why}`, data, [
    t(`applications-mail:review.${why}.intro`, { institution, caseNumber }),
    message,
    hasDay(why) && due ? t(`applications-mail:review.${why}.due`, { due }) : "",
  ]);
}

/** What a colleague or an administrator did with a file that concerns the reader. */
export type ColleagueNews =
  | "handed"
  | "taken_over"
  | "conflict_undone"
  | "decision_taken_back"
  | "request_agreed"
  | "request_declined"
  | "correction_agreed"
  | "correction_declined"
  | "reopening_agreed"
  | "reopening_declined"
  | "taken_up_again"
  | `decided_${Decision}`;

interface ColleagueData extends CaseData {
  why: ColleagueNews;
  person: string;
  /** Until when a decision puts the case off, written out. */
  until?: string;
}

export function colleagueLetter(frame: LetterFrame, data: ColleagueData): Letter {
  const { institution, caseNumber, why, person, until } = data;
  const words = why === "taken_up_again" ? "taken_up_again_colleague" : why;
  const intro = frame.t(`applications-mail:review.${words}.intro`, { institution, caseNumber, person, until });
  return compose(frame, `review-${why}`, { ...data, until: until ?? "" }, [intro]);
}

/** For somebody whom an administrator has given a role; `waiting` counts the cases or appeals that wait for them already. */
export function roleGivenLetter(
  frame: LetterFrame,
  { role, waiting, isOfPanel, url }: { role: string; waiting: number; isOfPanel: boolean; url: string },
): Letter {
  const { t } = frame;
  const what = isOfPanel ? "appeals" : "waiting";
  return composeLetter(frame, {
    subject: subjectOf(t, "review-role_given", { role }),
    paragraphs: [
      t("applications-mail:review.role_given.intro", { role }),
      waiting > 0 ? t(`applications-mail:review.role_given.${what}`, { count: waiting }) : "",
    ],
    action: { label: linkOf(t, "review-role_given"), url },
  });
}

/** For whom it concerns that a colleague no longer works on cases: those that are the reader's now, and those that are nobody's. */
export function colleagueLeftLetter(
  frame: LetterFrame,
  data: { yours: readonly string[]; free: readonly string[]; url: string },
): Letter {
  const words = (part: string) => frame.t(`applications-mail:review.left.${part}`);
  return composeLetter(frame, {
    subject: subjectOf(frame.t, "review-left", {}),
    paragraphs: [words("intro"), listed(words("yours"), data.yours), listed(words("free"), data.free)],
    action: { label: linkOf(frame.t, "review-left"), url: data.url },
  });
}

interface FoundOnAppeal extends CaseData {
  outcome: AppealOutcome;
  /** In the words of the panel. */
  reasons: string;
}

/** What the panel found, with its reasons, for the applicant and the head. */
export function appealLetter(frame: LetterFrame, { outcome, reasons, ...data }: FoundOnAppeal): Letter {
  const { institution, caseNumber } = data;
  const name = outcome === "allow" ? "allowed" : "dismissed";
  const words = (part: string) =>
    frame.t(`applications-mail:review.appeal_${name}.${part}`, { institution, caseNumber });
  return compose(frame, `application-appeal-${name}`, data, [words("intro"), reasons, words("next")]);
}
