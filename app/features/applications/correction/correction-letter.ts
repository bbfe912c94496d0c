import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { fillPlaceholders, paragraphsOf } from "#app/features/letters/placeholders.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DecisionFacts } from "#db/schema/amendments.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { Decision, ReasonCode } from "#db/vocabulary.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { categoryInWords, reasonsInWords } from "../letters/decision-words.ts";
import { actionOf } from "../letters/case-letter.ts";
import type { WordsIn } from "../letters/templates.server.ts";
import { changedFacts, type Fact } from "./correction.ts";

/** What is put in the place of what stood. */
export interface Correction {
  outcome: Decision;
  before: DecisionFacts;
  after: DecisionFacts;
}

interface Told {
  application: Pick<ApplicationRow, "id" | "caseNumber">;
  /** Its name in the language of the letter. */
  institution: string;
  correction: Correction;
  template: WordsIn;
}

type Words = Pick<LetterFrame, "t" | "locale">;

const dayOrNone = ({ t, locale }: Words, day: string | null) =>
  day === null ? t("applications-mail:review.corrected.no_day") : formatDay(day, locale);

/** One line or paragraph for each thing that changes: what it is now and, where that is short, what it was. */
function changeInWords(frame: Words, fact: Fact, { before, after }: Correction): string {
  const { t } = frame;
  const changed = (was: string, is: string) => t(`applications-mail:review.corrected.${fact}`, { was, is });
  switch (fact) {
    case "category":
      return changed(categoryInWords(t, before.category ?? "full"), categoryInWords(t, after.category ?? "full"));
    case "startsOn":
    case "endsOn":
    case "deferredUntil":
      return changed(dayOrNone(frame, before[fact]), dayOrNone(frame, after[fact]));
    case "reasonCodes":
      return `${t("applications-mail:review.corrected.reasonCodes")}\n${reasonsInWords(t, after.reasonCodes as ReasonCode[])}`;
    case "explanation":
      return after.explanation === ""
        ? t("applications-mail:review.corrected.no_explanation")
        : `${t("applications-mail:review.corrected.explanation")}\n${after.explanation}`;
  }
}

/** The words of the letter as its author begins to edit them. */
export function draftedCorrection(frame: Words, { application, institution, correction, template }: Told): LetterWords {
  const { outcome, before, after } = correction;
  const changes = changedFacts(outcome, before, after).map((fact) => changeInWords(frame, fact, correction));
  const known = { institution, caseNumber: application.caseNumber ?? "", changes: changes.join("\n\n") };
  const { subject, body, signer } = template(frame.locale);
  const fill = (text: string) => fillPlaceholders(text, known);
  return { subject: fill(subject), body: fill(body), signer };
}

interface Sent extends Told {
  /** What its author made of the words, by language. */
  words: Partial<Record<Locale, LetterWords>>;
  origin: string;
}

/** The letter that tells a correction: the same function writes the preview and the letter that goes out. */
export function correctionLetter(frame: LetterFrame, { words, origin, ...told }: Sent) {
  const { subject, body, signer } = words[frame.locale] ?? draftedCorrection(frame, told);
  const url = `${origin}/applications/${told.application.id}`;
  return composeLetter(frame, {
    subject,
    paragraphs: paragraphsOf(body),
    signer,
    action: actionOf(frame, "application-corrected", url),
  });
}
