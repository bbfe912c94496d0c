import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";

interface ClockLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  /** The last day on which the member can act. */
  day: string;
  url: string;
}

/** To those who speak for a member, and before a suspension to its coordinators: that the year waits to be confirmed. */
export function yearLetter(
  frame: LetterFrame,
  news: "opened" | "reminded" | "late" | "warned",
  { url, ...words }: ClockLetter & { year: number },
) {
  const { t, reader } = frame;
  const isSecretariat = reader === "secretariat";
  const said = { ...words, year: String(words.year) };
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-year-${news}`, said),
    paragraphs: [
      t(`members-mail:year.${news}.text`, said),
      t(isSecretariat ? "members-mail:year.next_secretariat" : "members-mail:year.next"),
    ],
    action: { label: t(isSecretariat ? "members-mail:action_secretariat" : "members-mail:year.action"), url },
  });
}

/** To the same: that the accreditation ends, or is over. */
export function accreditationLetter(
  frame: LetterFrame,
  news: "ending" | "over" | "warned",
  { url, ...words }: ClockLetter & { until: string },
) {
  const { t, reader } = frame;
  const isSecretariat = reader === "secretariat";
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-accreditation-${news}`, words),
    paragraphs: [
      t(`members-mail:accreditation.${news}.text`, words),
      t(isSecretariat ? "members-mail:accreditation.next_secretariat" : "members-mail:accreditation.next"),
    ],
    action: { label: t(isSecretariat ? "members-mail:action_secretariat" : "members-mail:accreditation.action"), url },
  });
}

interface TermLetter extends ClockLetter {
  isObserver: boolean;
  /** The last day of the term, which `day` is too while there is no grace. */
  until: string;
  /** The last day of grace; null where there is none. */
  graceUntil: string | null;
}

/** To the same, and of an observer to its coordinators too: that the term ends, can still be renewed, or has run out. */
export function termLetter(
  frame: LetterFrame,
  news: "ending" | "over" | "warned" | "lapsed",
  { url, isObserver, graceUntil, ...words }: TermLetter,
) {
  const { t, reader } = frame;
  const isSecretariat = reader === "secretariat";
  const said = { ...words, graceUntil: graceUntil ?? "" };
  const text = news === "ending" && graceUntil === null ? "text_none" : "text";
  const next = isSecretariat ? "next_secretariat" : "next";
  const nextKey =
    news === "lapsed"
      ? (`members-mail:term.lapsed.${next}` as const)
      : isObserver
        ? (`members-mail:term.${next}_observer` as const)
        : (`members-mail:term.${next}` as const);
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-term-${news}`, words),
    paragraphs: [
      t(text === "text" ? `members-mail:term.${news}.text` : "members-mail:term.ending.text_none", said),
      t(nextKey),
    ],
    action: { label: t(isSecretariat ? "members-mail:action_secretariat" : "members-mail:term.action"), url },
  });
}

/** To the coordinators of a member: until when it says it is accredited now. */
export function accreditationToldLetter(
  frame: LetterFrame,
  words: {
    institution: string;
    number: string;
    before: string | null;
    after: string | null;
    hasNoLastDay: boolean;
    url: string;
  },
) {
  const { t } = frame;
  const { institution, number, url } = words;
  const none = t("members-mail:accreditation.no_day");
  const after = words.after ?? (words.hasNoLastDay ? t("members-mail:accreditation.no_last_day") : none);
  const said = { institution, number, before: words.before ?? none, after };
  return composeLetter(frame, {
    subject: subjectOf(t, "membership-accreditation-told", { institution }),
    paragraphs: [t("members-mail:accreditation.told.text", said), t("members-mail:accreditation.told.next")],
    action: { label: t("members-mail:action_secretariat"), url },
  });
}
