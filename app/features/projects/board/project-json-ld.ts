import type { ProjectValues } from "../project/posting-fields.ts";
import type { FoundProject, NamedInstitution, Partner } from "../project/project-queries.server.ts";
import { everyTitleOf } from "../project/project-title.ts";

/** ISO 3166-1 countries, ISO 639 languages. */
type Places = Pick<Partial<ProjectValues>, "countries" | "languages">;

interface Surroundings {
  origin: string;
  /** Of those that the page shows. */
  partners: readonly Partner[];
  /** The association's name. */
  memberOf: string;
}

/**
 * What search engines and other machines read of a project that everybody may see, in the words of schema.org: nothing
 * that only members read, and no people.
 */
export function projectJsonLd(
  { row, lead }: Pick<FoundProject, "row" | "lead">,
  { countries = [], languages }: Places,
  { origin, partners, memberOf }: Surroundings,
) {
  const url = `${origin}/projects/${row.slug}`;
  const member = ({ slug, nameEn }: NamedInstitution) => ({
    "@type": "Organization",
    "@id": `${origin}/directory/${slug}`,
    name: nameEn,
  });
  return {
    "@context": "https://schema.org",
    "@type": "Project",
    "@id": url,
    name: row.titleEn,
    alternateName: [...everyTitleOf(row), row.acronym].filter((name) => name !== null && name !== row.titleEn),
    description: row.summary,
    url,
    foundingDate: row.startMonth ?? undefined,
    dissolutionDate: row.endMonth ?? undefined,
    knowsLanguage: languages,
    areaServed: countries.map((code) => ({ "@type": "Country", identifier: code })),
    parentOrganization: member(lead),
    member: partners.map(({ institution, externalName }) =>
      institution ? member(institution) : { "@type": "Organization", name: externalName },
    ),
    memberOf: { "@type": "Organization", name: memberOf, url: `${origin}/` },
  };
}
