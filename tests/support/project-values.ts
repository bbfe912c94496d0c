import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";

const SUMMARY =
  "Universities of three countries ask how bazaars and caravanserais became places where languages, crafts and beliefs met. " +
  "Students draw the buildings, record the memories of those who trade there, and show both in an exhibition that travels from city to city. " +
  "The material is published openly in four languages for schools and museums.";

/** A complete posting that keeps every rule; it looks for two partners for one year from now. */
export function completeValues(today: Date, change: Partial<ProjectValues> = {}): ProjectValues {
  const monthIn = (months: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
  return {
    textLanguage: "en",
    titleEn: "Bazaars as meeting places of the Silk Road",
    kind: "heritage_documentation",
    summary: SUMMARY,
    description: "First the buildings are measured, then the traders are heard.\n\nThe exhibition closes the year.",
    themes: ["T05", "T07"],
    sdgs: ["11"],
    fields: ["022"],
    unescoFields: ["CLT"],
    countries: ["KZ", "UZ"],
    languages: ["en", "ru"],
    startMonth: monthIn(3),
    endMonth: monthIn(15),
    fundingStatus: "own_funds",
    isSeekingPartners: true,
    needs: [
      {
        role: "University with a school of architecture",
        expertise: "Measured drawing of historic buildings",
        orgKind: "higher_education",
        countries: ["TR", "IT"],
        number: 2,
        tasks: "Measure two buildings with students and lend the drawings to the exhibition.",
      },
    ],
    partners: [],
    targetGroups: ["students"],
    visibility: "public",
    isUnescoNamePlanned: false,
    ...change,
  };
}
