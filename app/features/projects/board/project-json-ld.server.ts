import type { ProjectValues } from "../project/posting-fields.ts";
import type { PresentedProject } from "../project/project-model.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { type NamedInstitution, shownPartners } from "../project/project-partners.server.ts";
import { textsOf } from "../project/text-fields.ts";
import { versionsOf } from "../project/text-versions.ts";
import { everyTitleOf } from "../project/project-title.ts";

/** Its answers; countries are of ISO 3166-1, languages of ISO 639. */
type Answers = Partial<ProjectValues>;

interface Described extends Pick<FoundProject, "row" | "lead" | "partners"> {
  /** As it is presented in English. */
  presented: PresentedProject;
  values: Answers;
}

/** The summary in every language it is known in; as it was written where nobody was asked in which that is. */
function descriptionOf({ summary, textLanguage }: FoundProject["row"], values: Answers) {
  if (textLanguage === null) return summary;
  const versions = versionsOf({ original: summary, textLanguage, translations: textsOf(values).summary });
  return versions.map(({ text, lang }) => ({ "@language": lang, "@value": text }));
}

/**
 * What search engines and other machines read of a project that everybody may see, in the words of schema.org: nothing
 * that only members read, and no people.
 * @param memberOf the association's name
 */
export function projectJsonLd(
  { presented, values, row, lead, partners }: Described,
  { origin, memberOf }: { origin: string; memberOf: string },
) {
  const { slug, title, acronym } = presented;
  const { countries = [], languages } = values;
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
    alternateName: [...everyTitleOf(row), row.titleOriginal, acronym].filter(
      (name) => name !== null && name !== title.text,
    ),
    description: descriptionOf(row, values),
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
