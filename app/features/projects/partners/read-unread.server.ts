import type { Reader } from "#db/index.server.ts";
import { unreadIn } from "../messages/messages-waiting.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { type Audience, worksOnProjectsOf } from "../project/project.policy.ts";

/** How many messages wait to be read, by conversation; null for somebody who works on projects of neither institution. */
export async function readUnread(
  db: Reader,
  { row }: FoundProject,
  { viewer, institutionIds }: Audience,
): Promise<Map<string, number> | null> {
  if (!viewer || !institutionIds.some((id) => worksOnProjectsOf(viewer, id))) return null;
  const side = worksOnProjectsOf(viewer, row.leadInstitutionId) ? "lead" : "partner";
  return unreadIn(db, row.id, { userId: viewer.id, side });
}
