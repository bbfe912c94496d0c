import type { Reader } from "#db/index.server.ts";
import { type Partnership, partnershipOf } from "./partnership.policy.ts";
import { listPartners } from "./project-partners.server.ts";
import { type LoadedProject, loadProject } from "./project-subject.server.ts";

/** A project with those who work on it on a day, as every change of what they keep reads it; null where there is none. */
export async function loadPartnership(
  db: Reader,
  projectId: string,
  today: string,
): Promise<{ project: LoadedProject; partnership: Partnership } | null> {
  const project = await loadProject(db, projectId, today);
  return project && { project, partnership: partnershipOf(project.subject, await listPartners(db, projectId, today)) };
}
