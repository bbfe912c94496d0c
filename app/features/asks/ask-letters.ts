import type { TFunction } from "i18next";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { AskAnswer, AskKind, AskState } from "#db/vocabulary-asks.ts";

interface Received {
  kind: AskKind;
  sentence: string;
  /** In words of the reader; null where the sentence is in the language of the letter. */
  writtenIn: string | null;
  person: string;
  institution: string;
  why: readonly string[];
  until: string;
  /** Of the page on which an answer is chosen. */
  linkFor: (answer: AskAnswer) => string;
}

export const receivedSubject = (t: TFunction, { kind, institution }: Pick<Received, "kind" | "institution">): string =>
  subjectOf(t, "ask-received", { institution, kind: t(`vocabulary:ask_kind.${kind}`) });

/** To somebody of a member that is asked. */
export function receivedLetter(frame: LetterFrame, { kind, sentence, linkFor, ...words }: Received): Letter {
  const { t } = frame;
  const { institution, person, until, why, writtenIn } = words;
  return composeLetter(frame, {
    subject: receivedSubject(t, { kind, institution }),
    paragraphs: [
      t("asks-mail:received.lead", { person, institution }),
      t("asks-mail:received.sentence", { sentence }),
      ...(writtenIn === null ? [] : [t("asks-mail:received.written_in", { language: writtenIn })]),
      t("asks-mail:received.why", { why: why.join("; ") }),
      t("asks-mail:received.until", { until }),
    ],
    action: { label: linkOf(t, "ask-received"), url: linkFor("can_help") },
    after: {
      lead: t("asks-mail:received.or"),
      pages: [{ label: t("asks-mail:received.not_now"), url: linkFor("not_now") }],
    },
  });
}

interface OfAsk {
  kind: AskKind;
  institution: string;
  url: string;
}

interface Offered {
  sentence: string;
  person: string;
}

/** To whoever asked: a member offers help. */
export function answeredLetter(
  frame: LetterFrame,
  { kind, sentence, institution, person, url }: OfAsk & Offered,
): Letter {
  const { t } = frame;
  const words = { institution, person, kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-answered", words),
    paragraphs: [
      t("asks-mail:answered.text", words),
      t("asks-mail:received.sentence", { sentence }),
      t("asks-mail:answered.next"),
    ],
    action: { label: linkOf(t, "ask-answered"), url },
  });
}

/** To whoever asked: a member that has answered answers otherwise. */
export function changedLetter(
  frame: LetterFrame,
  { kind, sentence, institution, person, url, answer }: OfAsk & Offered & { answer: AskAnswer },
): Letter {
  const { t } = frame;
  const words = { institution, person, kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-answer-changed", words),
    paragraphs: [t(`asks-mail:changed.${answer}`, words), t("asks-mail:received.sentence", { sentence })],
    action: { label: linkOf(t, "ask-answer-changed"), url },
  });
}

/** To everybody who answers for a member: somebody has, by the link of one of them. */
export function byLinkLetter(
  frame: LetterFrame,
  { kind, institution, url, ...given }: OfAsk & { answer: AskAnswer; member: string; person: string; until: string },
): Letter {
  const { t } = frame;
  const { member, person, until } = given;
  const answer = t(`asks:answer.${given.answer}`);
  const words = { institution, member, person, answer, kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-answered-by-link", words),
    paragraphs: [t("asks-mail:by_link.text", words), t("asks-mail:by_link.next", { until })],
    action: { label: linkOf(t, "ask-answered-by-link"), url },
  });
}

/** To whoever offered and was chosen: the conversation in which the two go on. */
export function chosenLetter(frame: LetterFrame, { kind, institution, url }: OfAsk): Letter {
  const { t } = frame;
  const words = { institution, kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-chosen", words),
    paragraphs: [t("asks-mail:chosen.text", words), t("asks-mail:chosen.next")],
    action: { label: linkOf(t, "ask-chosen"), url },
  });
}

/** How an ask ended of which those who offered hear. */
export type ThankedFor = Exclude<AskState, "open" | "ended_unanswered"> | "stopped";

/** To the others that offered: how it ended without them. */
export function thankedLetter(
  frame: LetterFrame,
  { kind, institution, url, state }: OfAsk & { state: ThankedFor },
): Letter {
  const { t } = frame;
  const words = { institution, kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-thanked", words),
    paragraphs: [t(`asks-mail:thanked.${state}`, words), t("asks-mail:thanked.thanks")],
    action: { label: linkOf(t, "ask-thanked"), url },
  });
}

/** To whoever asked: it has ended by itself, and what came of it. */
export function overLetter(
  frame: LetterFrame,
  {
    kind,
    url,
    state,
    asked,
    offers,
  }: Omit<OfAsk, "institution"> & {
    state: "withdrawn" | "ended_answered" | "ended_unanswered";
    asked: number;
    offers: readonly string[];
  },
): Letter {
  const { t } = frame;
  const words = { kind: t(`vocabulary:ask_kind.${kind}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "ask-over", words),
    paragraphs: [
      t(`asks-mail:over.${state}`, words),
      t("asks-mail:over.asked", { count: asked }),
      offers.length > 0 ? t("asks-mail:over.offers", { members: offers.join("; ") }) : "",
      state === "ended_unanswered" ? t("asks-mail:over.next") : "",
    ],
    action: { label: linkOf(t, "ask-over"), url },
  });
}
