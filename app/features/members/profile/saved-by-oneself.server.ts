import { and, desc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";

const MOST_LOOKED_AT = 20;

/**
 * When somebody saved the profile in another window, where nobody else has saved it since the form was opened; null where
 * somebody has, or nobody.
 * @param steps how many versions of the record have come since, by whatever was changed of it
 */
export async function whenSavedByOneself(
  db: Reader,
  { institutionId, steps }: { institutionId: string; steps: number },
  viewer: Viewer,
): Promise<Date | null> {
  if (!(steps > 0 && steps <= MOST_LOOKED_AT)) return null;
  const { actorId, createdAt, action, subjectType, subjectId, id } = activity;
  const isOfIt = and(eq(subjectType, "institution"), eq(subjectId, institutionId));
  const saves = await db
    .select({ actorId, createdAt })
    .from(activity)
    .where(and(isOfIt, eq(action, "institution.profile_changed")))
    .orderBy(desc(createdAt), desc(id))
    .limit(steps);
  return saves[0] && saves.every((one) => one.actorId === viewer.id) ? saves[0].createdAt : null;
}
