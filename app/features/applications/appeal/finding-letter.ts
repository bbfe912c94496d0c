import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { fillPlaceholders, paragraphsOf } from "#app/features/letters/placeholders.ts";
import type { Locale } from "#db/locales.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { AppealGround, AppealOutcome } from "#db/vocabulary-afterwards.ts";
import type { AppealRow } from "../file/appeal-queries.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { actionOf, bullets } from "../letters/case-letter.ts";
import type { WordsIn } from "../letters/templates.server.ts";

/** What one of the panel finds. */
export interface Finding {
  outcome: AppealOutcome;
  reasons: string;
}

interface Told {
  application: Pick<ApplicationRow, "id" | "caseNumber">;
  /** Its name in the language of the letter. */
  institution: string;
  appeal: Pick<AppealRow, "grounds">;
  finding: Finding;
  template: WordsIn;
}

export const KIND_OF_FINDING = {
  allow: "application-appeal-allowed",
  dismiss: "application-appeal-dismissed",
} as const satisfies Record<AppealOutcome, string>;

/** The words of the letter as somebody of the panel begins to edit them. */
export function draftedFinding({ t, locale }: Pick<LetterFrame, "t" | "locale">, told: Told): LetterWords {
  const { application, institution, appeal, finding, template } = told;
  const grounds = (appeal.grounds as AppealGround[]).map((ground) => t(`vocabulary:appeal_ground.${ground}`));
  const known = {
    institution,
    caseNumber: application.caseNumber ?? "",
    grounds: bullets(grounds),
    findings: finding.reasons,
  };
  const { subject, body, signer } = template(locale);
  const fill = (text: string) => fillPlaceholders(text, known);
  return { subject: fill(subject), body: fill(body), signer: fill(signer) };
}

interface Sent extends Told {
  words: Partial<Record<Locale, LetterWords>>;
  origin: string;
}

/** The letter that tells what the panel found: the same function writes the preview and the letter that goes out. */
export function findingLetter(frame: LetterFrame, { words, origin, ...told }: Sent) {
  const { subject, body, signer } = words[frame.locale] ?? draftedFinding(frame, told);
  const url = `${origin}/applications/${told.application.id}`;
  const action = actionOf(frame, KIND_OF_FINDING[told.finding.outcome], url);
  return composeLetter(frame, { subject, paragraphs: paragraphsOf(body), signer, action });
}
