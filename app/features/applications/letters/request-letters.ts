import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { fillPlaceholders, paragraphsOf } from "#app/features/letters/placeholders.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import { actionOf, bullets, type CaseData, compose, listed } from "./case-letter.ts";

interface RequestData extends CaseData {
  message: string;
  /** Labels of the fields and titles of the documents, written out. */
  asked: readonly string[];
  /** The last day for an answer, written out. */
  due: string;
}

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
