import type { TFunction } from "i18next";
import { composeLetter } from "#app/platform/letter.ts";
import type { Locale } from "#db/vocabulary.ts";

export interface MembershipLetter {
  /** Speaks the recipient's language, as do `association` and `institution`. */
  t: TFunction;
  locale: Locale;
  association: string;
  institution: string;
  number: string;
  /** In the secretariat's own words. */
  reason: string;
  url: string;
}

function membershipLetter(kind: "suspended" | "reinstated", letter: MembershipLetter) {
  const { t, locale, association, institution, number, reason, url } = letter;
  return composeLetter({
    subject: t(`members-mail:${kind}.subject`, { institution }),
    sender: association,
    footer: t("common:footer.disclaimer"),
    locale,
    paragraphs: [t(`members-mail:${kind}.text`, { institution, number }), reason, t(`members-mail:${kind}.next`)],
    action: { label: t("members-mail:action"), url },
  });
}

/** To every representative: why the membership is suspended and what follows. */
export function suspensionLetter(letter: MembershipLetter) {
  return membershipLetter("suspended", letter);
}

/** To every representative: that the membership is in force again. */
export function reinstatementLetter(letter: MembershipLetter) {
  return membershipLetter("reinstated", letter);
}
