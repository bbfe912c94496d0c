import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import type { LetterView } from "../letter-model.ts";

interface Standing<Outcome> {
  outcome: Outcome;
  /** Stands for the draft with its letters. */
  mark: string;
  letters: LetterView[];
}

/** Sets a form of letters apart from that of any other draft. */
export const keyOfWritten = (mark: string, lastResult: SubmissionResult | undefined): string =>
  String(lastResult?.initialValue?.draft ?? mark);

/** For what the words in a form of letters were written: after a refusal for what was posted, whatever stands by now. */
export function writtenFor<Outcome extends string>(
  standing: Standing<Outcome>,
  lastResult: SubmissionResult | undefined,
  outcomes: readonly Outcome[],
) {
  const posted = lastResult?.initialValue;
  const mark = !posted ? standing.mark : typeof posted.draft === "string" ? posted.draft : "";
  const isStale = mark !== standing.mark;
  return {
    mark,
    isStale,
    outcome: outcomes.find((one) => one === posted?.outcome) ?? standing.outcome,
    letters: isStale ? standing.letters.map(asTyped) : standing.letters,
  };
}

// Nothing of the draft that stands is shown beside words that were written for another.
const asTyped = (letter: LetterView): LetterView => ({
  ...letter,
  isEdited: false,
  earlier: null,
  foreign: [],
  previews: [],
});

interface WrittenForFieldsProps {
  written: { mark: string; outcome: string; isStale: boolean };
  /** Where the letter stands as it is now. */
  to: string;
}

/** What a form of letters carries to say for what it was written, and the way on where that stands no more. */
export function WrittenForFields({ written: { mark, outcome, isStale }, to }: WrittenForFieldsProps) {
  const { t } = useTranslation("review");
  return (
    <>
      <input type="hidden" name="draft" value={mark} />
      <input type="hidden" name="outcome" value={outcome} />
      {isStale && (
        <div>
          <LinkButton to={to} variant="quiet">
            {t("letter.as_it_stands")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
