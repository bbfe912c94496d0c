import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import type { ProjectValues } from "./posting-fields.ts";
import type { FoundProject } from "./project-queries.server.ts";
import { type Audience, canEdit } from "./project.policy.ts";
import { isDrafting } from "./project.ts";

interface Answered {
  found: FoundProject;
  values: Partial<ProjectValues>;
}

/** Whether a project on the board is still to say which initiatives it supports, to somebody who can. */
export async function areInitiativesAsked(
  db: Reader,
  { found: { row, subject }, values }: Answered,
  audience: Audience,
): Promise<boolean> {
  if (isDrafting(row.status) || values.initiatives !== undefined || !canEdit(audience, subject)) return false;
  return (await db.$count(initiatives, eq(initiatives.state, "published"))) > 0;
}
