import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { ClaimAnswer } from "#db/vocabulary-prospects.ts";

interface Answered {
  institution: string;
  answer: ClaimAnswer;
  /** Who took it up; empty of whoever answered by the link alone. */
  person: string;
  url: string;
}

/** Tells whoever sent an invitation what was answered by its link. */
export function answeredLetter(frame: LetterFrame, { answer, url, ...named }: Answered): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, "prospect-answered", { ...named, said: t(`prospects-mail:answered.said.${answer}`, named) }),
    paragraphs: [t(`prospects-mail:answered.${answer}`, named)],
    action: { label: linkOf(t, "prospect-answered"), url },
  });
}

interface Invited {
  institution: string;
  /** How long the link works, written out. */
  until: string;
  /** The secretariat's own words. */
  words: string | null;
  url: string;
}

/** Invites a university to apply: who writes and why here, own words, what the link does and how to be left alone. */
export function prospectLetter(frame: LetterFrame, { words, url, ...named }: Invited): Letter {
  const { t, association } = frame;
  const values = { ...named, association };
  return composeLetter(frame, {
    subject: subjectOf(t, "prospect-invited", named),
    paragraphs: [t("prospects-mail:invited.text", values), words ?? "", t("prospects-mail:invited.next", values)],
    action: { label: linkOf(t, "prospect-invited"), url },
  });
}

/** Tells whoever has the letter of an invitation that it was taken back, so that nobody looks for a link that has ended. */
export function takenBackLetter(frame: LetterFrame, named: { institution: string }): Letter {
  const { t, association } = frame;
  const values = { ...named, association };
  return composeLetter(frame, {
    subject: subjectOf(t, "prospect-taken_back", named),
    paragraphs: [t("prospects-mail:taken_back.text", values), t("prospects-mail:taken_back.next", values)],
  });
}
