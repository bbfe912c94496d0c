import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";

export interface MembershipLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  /** In the secretariat's own words. */
  reason: string;
  url: string;
}

function membershipLetter(frame: LetterFrame, kind: "suspended" | "reinstated", letter: MembershipLetter) {
  const { t } = frame;
  const { institution, number, reason, url } = letter;
  return composeLetter(frame, {
    subject: t(`members-mail:${kind}.subject`, { institution }),
    paragraphs: [t(`members-mail:${kind}.text`, { institution, number }), reason, t(`members-mail:${kind}.next`)],
    action: { label: t("members-mail:action"), url },
  });
}

/** To every representative: why the membership is suspended and what follows. */
export function suspensionLetter(frame: LetterFrame, letter: MembershipLetter) {
  return membershipLetter(frame, "suspended", letter);
}

/** To every representative: that the membership is in force again. */
export function reinstatementLetter(frame: LetterFrame, letter: MembershipLetter) {
  return membershipLetter(frame, "reinstated", letter);
}

/** To representatives and secretariat: on which day the membership ends, and how it can go on. */
export function termLetter(
  frame: LetterFrame,
  { url, ...words }: { institution: string; number: string; day: string; url: string },
) {
  const { t, reader } = frame;
  const next = reader === "secretariat" ? "next_secretariat" : "next";
  return composeLetter(frame, {
    subject: t("members-mail:ending.subject", words),
    paragraphs: [t("members-mail:ending.text", words), t(`members-mail:ending.${next}`)],
    action: { label: t(`members-mail:${reader === "secretariat" ? "action_secretariat" : "action"}`), url },
  });
}
