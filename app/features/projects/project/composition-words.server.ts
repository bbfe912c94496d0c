import type { PartnerCount, Composition } from "./composition.ts";
import type { BadgeView } from "./project-model.ts";
import type { Words } from "./project-words.server.ts";

/** "2 of 4 confirmed" to whoever may know of those who have not answered; null where there are none. */
export function countText({ t }: Words, { confirmed, invited }: PartnerCount): string | null {
  return invited > 0 ? t("projects:partners.confirmed_of", { confirmed, all: confirmed + invited }) : null;
}

interface Counted {
  partners: number;
  count: PartnerCount;
  placesOpen: number;
}

/** "2 partners, 5 places open"; places only while partners are looked for. Null when there is neither. */
export function partnersText(words: Words, { partners, count, placesOpen }: Counted): string | null {
  const { t } = words;
  const parts = [
    countText(words, count) ?? (partners > 0 ? t("projects:partners.here", { count: partners }) : null),
    placesOpen > 0 ? t("projects:partners.places_open", { count: placesOpen }) : null,
  ];
  return parts.filter(Boolean).join(", ") || null;
}

/** The badges of a composition, each with the sentence that says what is counted. */
export function badgeViews({ t }: Words, { countries, badges }: Composition): BadgeView[] {
  return badges.map((key) => ({
    key,
    label: t(`projects:badge.${key}.label`, { count: countries }),
    explain: t(`projects:badge.${key}.explain`),
  }));
}
