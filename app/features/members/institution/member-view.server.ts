import { placeName } from "#app/i18n/place-names.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Locale } from "#db/locales.ts";
import type { InstitutionType } from "#db/vocabulary-taxonomies.ts";
import { type InstitutionNames, nameOf, type ShownName } from "./institution-names.ts";
import { logoAddress } from "./logo-address.ts";

interface Shown extends InstitutionNames {
  slug: string;
  logoFileId: string | null;
  city: string;
  country: string;
  type: InstitutionType;
}

/** What a member is presented by, wherever it is shown. */
export interface MemberView {
  slug: string;
  name: ShownName;
  /** Address of the logo. */
  logo: string | null;
  place: string;
  type: string;
}

/** The one presentation of a member: its page, the directory, its own pages. `membershipCard` is that of its membership. */
export function memberView({ slug, logoFileId, city, country, type, ...names }: Shown, locale: Locale): MemberView {
  return {
    slug,
    name: nameOf(names, locale),
    logo: logoFileId ? logoAddress(slug, logoFileId) : null,
    place: placeName(city, country, locale),
    type: vocabularyLabel(`institution_type.${type}`, locale),
  };
}
