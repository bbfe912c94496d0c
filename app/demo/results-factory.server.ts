import type { ResultForm } from "#app/features/projects/results/result-fields.ts";

type Sent = ResultForm & { institutionIds: string[] };

/** A result with everything that is asked before it is handed in. */
export function resultForm(change: Partial<Sent> & Pick<Sent, "title">): Sent {
  return {
    ...{ type: "article", titleLanguage: "en", visibility: "public" },
    description: "What the project found out, for everybody who works on the same.",
    ...{ authors: "Gulnar Akhmetova\nAlisher Navoi", otherInstitutions: "University of the Road", date: "2026-05" },
    ...{ url: "https://journal.example/roads", licence: "cc_by", languages: ["en"], themes: ["T05"] },
    institutionIds: [],
    ...change,
  };
}
