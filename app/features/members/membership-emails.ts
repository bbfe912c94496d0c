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
