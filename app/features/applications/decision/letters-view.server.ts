import { placeholdersIn } from "#app/features/letters/placeholders.ts";
import { endOfTerm } from "#app/features/members/institution/membership.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DraftedLetter, LetterWords } from "#db/schema/decisions.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { DecisionRow, Dossier } from "../file/dossier.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { markOf } from "../letters/draft-mark.server.ts";
import { inAnotherLanguage } from "../letters/other-language.ts";
import { decisionTemplate, type WordsIn } from "../letters/templates.server.ts";
import { knownLater } from "../letters/templates.ts";
import { frameFor, listReaders } from "../letters/write-to-applicants.server.ts";
import { type DecisionDraft, isEdited, lettersOf, wordsOfLetter } from "./decision-drafts.server.ts";
import { decisionLetter, type Ruled } from "./decision-letter.ts";
import { stageToCome } from "./stage-to-come.server.ts";
import type { HeldLetters, LetterPreview, LettersView, LetterView } from "./letter-model.ts";

type Context = Pick<Services, "db" | "clock" | "config">;

/** The letters of a decision in the making, each as every one of its readers will get it; nothing is written. */
export async function viewLetters(
  context: Context,
  { application, recommendation }: Dossier,
  draft: DecisionDraft,
  locale: Locale,
): Promise<LettersView> {
  const { db, clock } = context;
  const { holdMinutes } = await getAssociation(db);
  const effect = new Date(clock.now().getTime() + holdMinutes * MINUTE_MS);
  const letters = await lettersOf(db, { application }, draft, draft.letters);
  const previews = await previewAll(context, application, { ruling: draft, letters, languages: null, effect });
  const t = translator(locale);
  const { key, wordsIn } = await decisionTemplate(db, draft.outcome);
  const ruled = draft.outcome === "approve" ? (`admit_${draft.category ?? "full"}` as const) : draft.outcome;
  const recommended = recommendation?.recommendation;
  return {
    outcome: draft.outcome,
    ruling: t(`vocabulary:recommendation.${ruled}`),
    against: recommended && recommended !== ruled ? t(`vocabulary:recommendation.${recommended}`) : null,
    mark: markOf(draft),
    effectAt: holdMinutes > 0 ? formatDateTime(effect, locale) : null,
    placeholders: knownLater(key).map((name) => ({ name, meaning: t(`review:placeholder.${name}`) })),
    letters: letterViews(letters, previews, wordsIn),
  };
}

/** Letters in the making, each with what its readers will get. */
export function letterViews(
  letters: DecisionDraft["letters"],
  previews: LetterPreview[],
  template: WordsIn,
): LetterView[] {
  return (Object.entries(letters) as [Locale, DraftedLetter][]).map(([lang, letter]) => ({
    locale: lang,
    words: wordsOfLetter(letter),
    isEdited: isEdited(letter),
    isFallback: template(lang).isFallback,
    earlier: letter.earlier ?? null,
    foreign: inAnotherLanguage(letter.body, lang).filter((paragraph) => placeholdersIn(paragraph).length === 0),
    previews: previews.filter((preview) => preview.lang === lang),
  }));
}

/** The letters of a decision that is held, as they go out when it takes effect; null where none is. */
export async function viewHeldLetters(
  context: Context,
  { application, held }: Dossier,
  locale: Locale,
): Promise<HeldLetters | null> {
  if (!held?.heldUntil) return null;
  const { letters, languages, heldUntil: effect } = held;
  const previews = await previewAll(context, application, { ruling: held, letters, languages, effect });
  return { effectAt: timeView(effect, formatDateTime(effect, locale)), previews };
}

interface Shown extends Pick<DecisionRow, "languages"> {
  ruling: Ruled;
  letters: Partial<Record<Locale, LetterWords>> | null;
  /** When the decision takes effect. */
  effect: Date;
}

async function previewAll(
  { db, clock, config }: Context,
  application: Dossier["application"],
  { ruling, letters, languages, effect }: Shown,
): Promise<HeldLetters["previews"]> {
  const { termYears } = await getAssociation(db);
  const endsOn = ruling.outcome === "approve" ? endOfTerm(ruling.category ?? "full", dayOf(effect), termYears) : null;
  const { key, wordsIn: template } = await decisionTemplate(db, ruling.outcome);
  const stage = key === "formalities" ? await stageToCome(db, clock) : null;
  const previews = [];
  for (const person of await listReaders(db, application, { isDecision: true, languages })) {
    const { reader, name, email, locale: lang } = person;
    const frame = await frameFor(db, config, person);
    const { subject, text } = decisionLetter(frame, {
      application,
      institution: await listedInstitution(db, application, lang),
      ruling,
      template,
      words: letters,
      origin: config.origin,
      now: effect,
      membership: { number: frame.t("review:decision.number_to_come"), slug: null, endsOn },
      stage: stage?.(frame) ?? null,
    });
    previews.push({ reader, name, email, lang, subject, text });
  }
  return previews;
}
