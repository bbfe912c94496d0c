import { and, desc, eq, gte, inArray, notInArray } from "drizzle-orm";
import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";

/** What nobody has touched for half a year is told to nobody. */
const IDLE_DAYS = 183;

/** Whether others have begun an application, as far as a reader is told. */
export type Begun = "nothing" | "begun" | "unsaid";

type Context = Pick<Services, "db" | "clock" | "limits">;

/**
 * The unsent application that others have begun for a record of the registry, the one worked on last; or the seconds to
 * wait for a reader who has asked too often. Every question costs one look of the few one has, whatever it finds, so that no list of who
 * prepares an application can be made.
 */
export async function findBegun(
  { db, clock, limits }: Context,
  registryId: string,
  viewer: Viewer,
): Promise<{ id: string | null; wait: number | null }> {
  const wait = await limits.consume("begunByUser", { user: viewer.id });
  if (wait !== null) return { id: null, wait };
  const isUnsent = inArray(applications.status, ["draft", "awaiting_head"]);
  const isRecent = gte(applications.updatedAt, addDays(clock.now(), -IDLE_DAYS));
  const isOthers = notInArray(applications.id, applicationIds(viewer));
  const [unsent] = await db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.registryId, registryId), isUnsent, isRecent, isOthers))
    .orderBy(desc(applications.updatedAt))
    .limit(1);
  return { id: unsent?.id ?? null, wait: null };
}

/** What somebody who would apply is told of it: that one was begun, and nothing else. Strangers are told nothing. */
export async function tellOfBegun(context: Context, registryId: string | null, viewer: Viewer | null): Promise<Begun> {
  if (!registryId || !viewer) return "nothing";
  const { id, wait } = await findBegun(context, registryId, viewer);
  if (wait !== null) return "unsaid";
  return id === null ? "nothing" : "begun";
}
