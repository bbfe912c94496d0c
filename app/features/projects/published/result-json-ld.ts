import { doiAddress } from "../results/identifiers.ts";
import type { Result } from "../results/read-results.server.ts";
import { CITED_AS, type Cited, licenceAddress } from "./cite.ts";

/** What search engines and other machines read of a result that everybody may see, in the words of schema.org. */
export function resultJsonLd(
  { row, institutions }: Result,
  cited: Cited,
  { origin, path, project }: { origin: string; path: string; project: string },
) {
  return {
    "@context": "https://schema.org",
    "@type": CITED_AS[row.type].schema,
    "@id": origin + path,
    url: origin + path,
    name: { "@language": row.titleLanguage, "@value": row.title },
    alternateName: Object.entries(row.titles).map(([lang, text]) => ({ "@language": lang, "@value": text })),
    description: row.description,
    author: cited.authors.map((name) => ({ "@type": "Person", name })),
    publisher: [
      ...institutions.map(({ slug, nameEn }) => ({
        "@type": "Organization",
        "@id": `${origin}/directory/${slug}`,
        name: nameEn,
      })),
      ...row.otherInstitutions.map((name) => ({ "@type": "Organization", name })),
    ],
    datePublished: row.date,
    inLanguage: row.languages,
    license: licenceAddress(row.licence) ?? undefined,
    identifier: [
      ...(row.doi ? [{ "@type": "PropertyValue", propertyID: "DOI", value: row.doi }] : []),
      ...(row.isbn ? [{ "@type": "PropertyValue", propertyID: "ISBN", value: row.isbn }] : []),
    ],
    sameAs: [row.doi && doiAddress(row.doi), row.url].filter((address) => address !== null),
    isPartOf: { "@type": "Project", "@id": `${origin}/projects/${project}` },
  };
}
