import type { ProjectValues } from "../project/posting-fields.ts";
import type { PresentedProject } from "../project/project-model.ts";
import { type FoundProject, type NamedInstitution, shownPartners } from "../project/project-queries.server.ts";
import { everyTitleOf } from "../project/project-title.ts";

/** ISO 3166-1 countries, ISO 639 languages. */
type Places = Pick<Partial<ProjectValues>, "countries" | "languages">;

interface Described extends Pick<FoundProject, "row" | "lead" | "partners"> {
  /** As it is presented in English. */
  presented: PresentedProject;
  places: Places;
}

/**
 * What search engines and other machines read of a project that everybody may see, in the words of schema.org: nothing
 * that only members read, and no people.
 * @param memberOf the association's name
 */
export function projectJsonLd(
  { presented, places, row, lead, partners }: Described,
  { origin, memberOf }: { origin: string; memberOf: string },
) {
  const { slug, title, acronym } = presented;
  const { countries = [], languages } = places;
  const url = `${origin}/projects/${slug}`;
  const member = (institution: NamedInstitution) => ({
    "@type": "Organization",
    "@id": `${origin}/directory/${institution.slug}`,
    name: institution.nameEn,
  });
  return {
    "@context": "https://schema.org",
    "@type": "Project",
    "@id": url,
    name: title.text,
    alternateName: [...everyTitleOf(row), acronym].filter((name) => name !== null && name !== title.text),
    description: row.summary,
    url,
    foundingDate: row.startMonth ?? undefined,
    dissolutionDate: row.endMonth ?? undefined,
    knowsLanguage: languages,
    areaServed: countries.map((code) => ({ "@type": "Country", identifier: code })),
    parentOrganization: member(lead),
    member: shownPartners(partners).map(({ institution, externalName }) =>
      institution ? member(institution) : { "@type": "Organization", name: externalName },
    ),
    memberOf: { "@type": "Organization", "@id": `${origin}/`, name: memberOf, url: `${origin}/` },
  };
}
