import { translator } from "#app/i18n/translator.server.ts";
import { COVER_MEDIA_TYPES } from "#app/platform/cover-image.ts";
import type { CoverView } from "#app/ui/cover.tsx";
import type { Locale } from "#db/locales.ts";
import type { CoverPicture } from "#db/schema/covers.ts";
import type { CoverLicence } from "#db/vocabulary.ts";
import { coverAddress } from "../institution/cover-address.ts";

interface Described {
  alt: string;
  altLanguage: Locale;
  credit: string;
  licence: CoverLicence;
  pictures: readonly Omit<CoverPicture, "fileId">[];
}

/** Where the words of each licence stand. */
export const LICENCE_PAGES: Record<CoverLicence, string | null> = {
  reserved: null,
  cc_by: "https://creativecommons.org/licenses/by/4.0/",
  cc_by_sa: "https://creativecommons.org/licenses/by-sa/4.0/",
  cc0: "https://creativecommons.org/publicdomain/zero/1.0/",
};

/** The drawing that stands for all where one address is asked for: what everything can read. */
export const plainest = <Picture extends Omit<CoverPicture, "fileId">>(pictures: readonly Picture[]) =>
  pictures.find(({ format }) => format === "jpeg") ?? pictures[0];

/**
 * A cover as a page draws it.
 * @param addressOf where each drawing stands
 */
export function coverFrom<Cover extends Described>(
  cover: Cover,
  addressOf: (picture: Cover["pictures"][number]) => string,
  locale: Locale,
): CoverView | null {
  const plain = plainest(cover.pictures);
  if (!plain) return null;
  const sources = (["avif", "webp"] as const).map((format) => ({
    type: COVER_MEDIA_TYPES[format],
    srcSet: cover.pictures
      .filter((picture) => picture.format === format)
      .map((picture) => `${addressOf(picture)} ${picture.width}w`)
      .join(", "),
  }));
  return {
    sources: sources.filter(({ srcSet }) => srcSet !== ""),
    ...{ src: addressOf(plain), width: plain.width, height: plain.height },
    ...{ alt: cover.alt, lang: cover.altLanguage, credit: cover.credit },
    licence: {
      text: translator(locale)(`vocabulary:cover_licence.${cover.licence}`),
      href: LICENCE_PAGES[cover.licence],
    },
  };
}

/** The cover of a member in the portal. */
export const coverView = (slug: string, cover: Described & { pictures: CoverPicture[] }, locale: Locale) =>
  coverFrom(cover, (picture) => coverAddress(slug, picture as CoverPicture), locale);
