import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { type LetterKind, LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Preparer } from "../letters/applying-letters.ts";

type RecommendationKind = Extract<LetterKind, `recommendation-${string}`>;

interface About {
  institution: string;
  office: string;
  /** Who was asked, or answered. */
  person?: string;
  /** How long the link works, written out. */
  until?: string;
  /** In somebody's own words. */
  words?: string | null;
  asker?: Preparer | null;
  url?: string;
}

/** One of these letters: what it is about, somebody's own words, what to do now. */
export function recommendationLetter(
  frame: LetterFrame,
  kind: RecommendationKind,
  { words, url, asker, ...names }: About,
): Letter {
  const { t, association } = frame;
  const said = LETTERS[kind].words;
  const values = { ...names, association };
  return composeLetter(frame, {
    subject: subjectOf(t, kind, { institution: names.institution }),
    paragraphs: [t(`${said}.text`, values), words ?? "", t(`${said}.next`, values)],
    person: asker ? { label: t("recommendations-mail:asker", { name: asker.name }), email: asker.email } : undefined,
    action: url ? { label: linkOf(t, kind), url } : undefined,
  });
}
