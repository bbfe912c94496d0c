import { languageWord } from "#app/i18n/language-word.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { escapeXml } from "#app/platform/xml.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { BADGE, badgeAddress } from "../credential/badge-place.ts";
import { type InstitutionNames, nameOf } from "../institution/institution-names.ts";
import { verifyAddress } from "../institution/membership-number.ts";
import type { BadgeView } from "./ui/badge-card.tsx";

/** What is pasted into a page of another site: a picture that leads to the check, without script, telling us no page. */
function codeOf(number: string, alt: string, origin: string, locale: Locale): string {
  const to = `${origin}${verifyAddress(number)}?lng=${locale}`;
  const { width, height } = BADGE;
  const size = `width="${width}" height="${height}" style="max-width:100%;height:auto"`;
  const picture = `<img src="${origin}${badgeAddress(number, locale)}" alt="${escapeXml(alt)}" ${size}`;
  return `<a href="${to}">${picture} loading="lazy" referrerpolicy="no-referrer"></a>`;
}

/** The badge of a member as its people see it. */
export function badgeView(
  names: InstitutionNames,
  number: string,
  reading: { origin: string; locale: Locale; isDemo: boolean },
): BadgeView {
  const { origin, locale, isDemo } = reading;
  const altIn = (one: Locale) => {
    const t = translator(one);
    const alt = t("members:badge.alt", { institution: nameOf(names, one).name, number });
    return isDemo ? `${t("common:demo.short")} · ${alt}` : alt;
  };
  return {
    ...BADGE,
    picture: badgeAddress(number, locale),
    alt: altIn(locale),
    codes: LOCALES.map((one) => ({
      locale: one,
      language: languageWord(translator(locale), one),
      code: codeOf(number, altIn(one), origin, one),
    })),
  };
}
