import type { Translations } from "#db/locales.ts";
import { HEI_TYPES, type InstitutionType } from "#db/vocabulary-taxonomies.ts";
import { logoAddress } from "../institution/logo-address.ts";
import { coverAddress } from "../institution/cover-address.ts";
import { identifiersOf } from "../institution/institution-identifiers.ts";
import { everyNameOf } from "../institution/institution-names.ts";
import { everyUnitName, under, type Unit, unitNameOf, unitsFor } from "../units/units.ts";
import type { CoverRow } from "./cover-queries.server.ts";
import { LICENCE_PAGES, plainest } from "./cover-view.server.ts";

interface Described {
  slug: string;
  logoFileId: string | null;
  languagesOfInstruction: string[];
  nameOfficial: string;
  nameEn: string;
  translatedNames: Translations;
  acronym: string | null;
  otherNames: { value: string }[];
  type: InstitutionType;
  foundedYear: number | null;
  country: string;
  city: string;
  latitude: number | null;
  longitude: number | null;
  website: string;
  socialLinks: string[] | null;
  profileEn: string;
  registryId: string | null;
  whedId: string | null;
  otherIds: Record<string, string>;
}

interface Context {
  origin: string;
  memberOf: string;
  /** All its units; those everybody reads are described. */
  units: readonly Unit[];
  /** The picture its page shows. */
  cover: CoverRow | null;
}

interface Department {
  "@type": "Organization";
  name: string;
  alternateName: string[];
  url: string | undefined;
  foundingDate: string | undefined;
  department: Department[] | undefined;
}

/** The units that belong to the same as departments, each with those that belong to it. */
function departmentsOf(units: readonly Unit[], parentId: string | null): Department[] | undefined {
  const own = under(units, parentId);
  if (own.length === 0) return undefined;
  return own.map((unit) => {
    const name = unitNameOf(unit, "en").name;
    return {
      "@type": "Organization",
      name,
      alternateName: everyUnitName(unit).filter((other) => other !== name),
      url: unit.website ?? undefined,
      foundingDate: unit.since === null ? undefined : String(unit.since),
      department: departmentsOf(units, unit.id),
    };
  });
}

/**
 * What search engines and other machines read of a public profile, in the words of schema.org. People are never in it.
 * @param memberOf the association's name
 */
export function institutionJsonLd(institution: Described, { origin, memberOf, units, cover }: Context) {
  const { slug, logoFileId, nameEn, latitude, longitude } = institution;
  const identifiers = identifiersOf(institution);
  const links = identifiers.flatMap(({ href }) => (href ? [href] : []));
  const isUniversity = (HEI_TYPES as readonly string[]).includes(institution.type);
  return {
    "@context": "https://schema.org",
    "@type": isUniversity ? "CollegeOrUniversity" : "Organization",
    "@id": `${origin}/directory/${slug}`,
    name: nameEn,
    alternateName: everyNameOf(institution).filter((name) => name !== nameEn),
    description: institution.profileEn || undefined,
    url: institution.website,
    mainEntityOfPage: `${origin}/directory/${slug}`,
    identifier: identifiers.map(({ kind, value }) => ({ "@type": "PropertyValue", propertyID: kind, value })),
    logo: logoFileId ? origin + logoAddress(slug, logoFileId) : undefined,
    image: cover ? imageOf(slug, cover, origin) : undefined,
    knowsLanguage: institution.languagesOfInstruction,
    foundingDate: institution.foundedYear === null ? undefined : String(institution.foundedYear),
    address: { "@type": "PostalAddress", addressLocality: institution.city, addressCountry: institution.country },
    geo: latitude === null || longitude === null ? undefined : { "@type": "GeoCoordinates", latitude, longitude },
    sameAs: [institution.website, ...links, ...(institution.socialLinks ?? [])],
    department: departmentsOf(
      unitsFor(units, "public").map(({ unit }) => unit),
      null,
    ),
    memberOf: { "@type": "Organization", "@id": `${origin}/`, name: memberOf, url: `${origin}/` },
  };
}

function imageOf(slug: string, { pictures, alt, altLanguage, credit, licence }: CoverRow, origin: string) {
  const picture = plainest(pictures);
  if (!picture) return undefined;
  return {
    "@type": "ImageObject",
    contentUrl: origin + coverAddress(slug, picture),
    ...{ width: picture.width, height: picture.height },
    caption: { "@value": alt, "@language": altLanguage },
    creditText: credit,
    license: LICENCE_PAGES[licence] ?? undefined,
  };
}
