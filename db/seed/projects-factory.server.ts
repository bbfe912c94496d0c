import type { Viewer } from "#app/features/accounts/viewer.ts";
import { publishProject } from "#app/features/projects/posting/check-project.server.ts";
import { startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { typedOf } from "#app/features/projects/project/project-form.ts";
import type { ProjectValues } from "#app/features/projects/project/project.schema.ts";

const SUMMARY =
  "Universities of three countries ask how bazaars and caravanserais became places where languages, crafts and beliefs met. " +
  "Students draw the buildings, record the memories of those who trade there, and show both in an exhibition that travels from city to city. " +
  "The material is published openly in four languages for schools and museums.";

/** A complete posting that keeps every rule; it looks for two partners for one year from now. */
export function completeValues(today: Date, change: Partial<ProjectValues> = {}): ProjectValues {
  const monthIn = (months: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
  return {
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

interface Wanted {
  leadInstitutionId: string;
  author: Viewer;
  values: ProjectValues;
  /** How far it is brought, by the commands people use. */
  upTo: "draft" | "submitted" | "published";
  /** Publishes it where a check is needed. */
  coordinator?: Viewer;
}

export interface PostedProject {
  id: string;
  slug: string;
}

/** A project as a draft, submitted, or on the board. Throws when a command refuses. */
export async function createProject(context: ProjectCommandContext, wanted: Wanted): Promise<PostedProject> {
  const { leadInstitutionId, author, values, upTo, coordinator } = wanted;
  const draft = { leadInstitutionId, titleEn: values.titleEn, typed: typedOf(values) };
  const started = await startProject(context, draft, author);
  if (!started.ok) throw new Error(`The project could not be started: ${started.reason}`);
  const { id, slug } = started;
  if (upTo === "draft") return { id, slug };
  const submitted = await submitProject(context, { projectId: id, version: started.version, values }, author);
  if (!submitted.ok) throw new Error(`The project could not be submitted: ${submitted.reason}`);
  if (upTo === "submitted" || submitted.isPublished) return { id, slug };
  if (!coordinator) throw new Error("The project waits for a coordinator and none was given");
  const published = await publishProject(context, { projectId: id, version: started.version + 1 }, coordinator);
  if (!published.ok) throw new Error(`The project could not be published: ${published.reason}`);
  return { id, slug };
}
