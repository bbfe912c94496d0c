import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Decision } from "#db/vocabulary.ts";
import { type CaseData, compose, listed } from "./case-letter.ts";

/** For the coordinator who owns a case, on the day after it was due. */
export function overdueLetter(frame: LetterFrame, data: CaseData & { due: string; status: string }): Letter {
  const { institution, caseNumber, due, status } = data;
  return compose(frame, "review-overdue", data, [
    frame.t("applications-mail:review.overdue.intro", { institution, caseNumber, due, status }),
  ]);
}

/** Why a file waits for somebody; `for_agenda` where the council votes, `not_followed` where it did not follow. */
export type YourTurn =
  | "new"
  | "new_yours"
  | "recommended"
  | "for_agenda"
  | "not_followed"
  | "answered"
  | "conditions_met"
  | "appeal"
  | "appeal_changed"
  | "back_from_panel"
  | "deferral_over"
  | "returned"
  | "free"
  | "no_decider"
  | "no_coordinator"
  | "no_panel"
  | "consent"
  | "correction"
  | "reopening";

const WITH_DAY = ["new", "new_yours", "recommended", "for_agenda", "appeal", "appeal_changed"] as const;
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

/** What a colleague, an administrator or an applicant did with a file that concerns the reader. */
export type ColleagueNews =
  | "handed"
  | "taken_over"
  | "commitment_declined"
  | "sheet_filed"
  | "conflict_undone"
  | "decision_taken_back"
  | "request_agreed"
  | "request_declined"
  | "correction_agreed"
  | "correction_declined"
  | "reopening_agreed"
  | "reopening_declined"
  | "taken_up_again"
  | "withdrawn"
  | `decided_${Decision}`;

interface ColleagueData extends CaseData {
  why: ColleagueNews;
  person: string;
  /** Until when a decision puts the case off, written out. */
  until?: string;
  /** What the applicant says with it. */
  message?: string;
}

export function colleagueLetter(frame: LetterFrame, data: ColleagueData): Letter {
  const { institution, caseNumber, why, person, until, message = "" } = data;
  const words = why === "taken_up_again" ? "taken_up_again_colleague" : why;
  const intro = frame.t(`applications-mail:review.${words}.intro`, { institution, caseNumber, person, until });
  return compose(frame, `review-${why}`, { ...data, until: until ?? "" }, [intro, message]);
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
