import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import { type CaseData, compose } from "./case-letter.ts";

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
