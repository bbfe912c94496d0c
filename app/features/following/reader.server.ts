import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import type { Reader } from "#db/index.server.ts";

/** What somebody may see of projects on a day, by an account alone: who is told of something is not at the portal then. */
export async function audienceOf(db: Reader, userId: string, today: string): Promise<Audience> {
  const account = await findAccountById(db, userId);
  const viewer = account && { ...account, grants: await listGrants(db, userId) };
  return getAudience(db, viewer, today);
}
