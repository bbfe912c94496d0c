import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { fillPlaceholders, paragraphsOf } from "#app/features/letters/placeholders.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import { APPEAL_MONTHS, REAPPLY_MONTHS } from "../file/application.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { categoryInWords, KIND_OF, reasonsInWords } from "../letters/decision-words.ts";
import type { WordsIn } from "../letters/templates.server.ts";
import { actionOf } from "../letters/case-letter.ts";

export type Ruled = Pick<DecisionRow, "outcome" | "category" | "reasonCodes" | "explanation" | "deferredUntil">;

interface Told {
  application: Pick<ApplicationRow, "id" | "caseNumber">;
  /** Its name in the language of the letter. */
  institution: string;
  ruling: Ruled;
  template: WordsIn;
}

/** The words of a letter as somebody begins to edit them: everything is said that is known before the decision takes effect. */
export function draftedWords({ t, locale }: Pick<LetterFrame, "t" | "locale">, { application, ruling, ...told }: Told) {
  const { category, explanation, deferredUntil } = ruling;
  const known = {
    institution: told.institution,
    caseNumber: application.caseNumber ?? "",
    category: categoryInWords(t, category ?? "full"),
    reasons: reasonsInWords(t, ruling.reasonCodes as ReasonCode[]),
    explanation,
    until: deferredUntil ? formatDay(deferredUntil, locale) : "",
  };
  const { subject, body, signer } = told.template(locale);
  const fill = (text: string) => fillPlaceholders(text, known);
  return { subject: fill(subject), body: fill(body), signer } satisfies LetterWords;
}

/** What is to be done before the membership begins, and the last day for it, written out. */
export interface Stage {
  todo: string;
  dueDay: string;
}

interface Effect extends Told {
  /** What a person made of the words, by language; a language nobody edited has them as they are drafted. */
  words: Partial<Record<Locale, LetterWords>> | null;
  origin: string;
  now: Date;
  /** What an admission gives; before it takes effect, what stands in its place in a preview. */
  membership: { number: string; slug: string | null; endsOn: string | null };
  /** Formalities follow before there is a membership; null where it begins at once. */
  stage: Stage | null;
}

/** The letter that tells a decision: the same function writes the preview and the letter that goes out. */
export function decisionLetter(frame: LetterFrame, { words, origin, now, membership, stage, ...told }: Effect) {
  const { application, ruling } = told;
  const { number, slug, endsOn } = membership;
  const { subject, body, signer } = words?.[frame.locale] ?? draftedWords(frame, told);
  const values = {
    todo: stage?.todo ?? "",
    dueDay: stage?.dueDay ?? "",
    number,
    lastDay: endsOn ? formatDay(endsOn, frame.locale) : "",
    appealUntil: formatDay(monthsAfter(dayOf(now), APPEAL_MONTHS), frame.locale),
    againFrom: formatDay(monthsAfter(dayOf(now), REAPPLY_MONTHS), frame.locale),
  };
  const fill = (text: string) => fillPlaceholders(text, values);
  const place = slug === null ? "/directory" : `/directory/${slug}`;
  const own = `/applications/${application.id}${stage ? "/formalities" : ""}`;
  const url = origin + (ruling.outcome === "approve" && !stage ? place : own);
  const action = actionOf(frame, KIND_OF[stage ? "formalities" : ruling.outcome], url);
  return composeLetter(frame, {
    subject: fill(subject),
    paragraphs: paragraphsOf(fill(body)),
    signer: fill(signer),
    action,
  });
}
