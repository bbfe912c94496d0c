import type { Viewer } from "#app/features/accounts/viewer.ts";
import { publishProject } from "#app/features/projects/posting/check-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { typedOf } from "#app/features/projects/project/project-form.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";

interface Wanted {
  leadInstitutionId: string;
  author: Viewer;
  values: ProjectValues;
  /** How far it is brought, by the commands people use. */
  upTo: "draft" | "submitted" | "published";
  /** Publishes it where a check is needed. */
  coordinator?: Viewer;
  /** What is put to the draft before it is handed in. */
  putIn?: (projectId: string) => Promise<void>;
}

export interface PostedProject {
  id: string;
  slug: string;
}

/** A project as a draft, submitted, or on the board. Throws when a command refuses. */
export async function createProject(context: ProjectCommandContext, wanted: Wanted): Promise<PostedProject> {
  const { leadInstitutionId, author, values, upTo, coordinator } = wanted;
  const draft = { leadInstitutionId, typed: typedOf(values) };
  const started = await startProject(context, draft, author);
  if (!started.ok) throw new Error(`The project could not be started: ${started.reason}`);
  const { id, slug } = started;
  if (upTo === "draft") return { id, slug };
  await wanted.putIn?.(id);
  const submitted = await submitProject(context, { projectId: id, version: started.version, values }, author);
  if (!submitted.ok) throw new Error(`The project could not be submitted: ${submitted.reason}`);
  if (upTo === "submitted" || submitted.isPublished) return { id, slug };
  if (!coordinator) throw new Error("The project waits for a coordinator and none was given");
  const read = await context.withTransaction((tx) => markOf(tx, id));
  const published = await publishProject(context, { projectId: id, read }, coordinator);
  if (!published.ok) throw new Error(`The project could not be published: ${published.reason}`);
  return { id, slug };
}
