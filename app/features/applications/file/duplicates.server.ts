import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";

const CLOSED = "application.closed_as_duplicate";
/** What can have closed a withdrawn file, or opened it in between. */
const ENDS = [CLOSED, "application.withdrawn", "application.taken_up_again"];

/** Of files that were closed as a duplicate and still are: the number of the case that goes on, by id. */
export async function listDuplicates(
  db: Reader,
  files: readonly { id: string; status: ApplicationStatus }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = files.filter(({ status }) => status === "withdrawn").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { subjectId, action, data } = activity;
  const rows = await db
    .select({ subjectId, action, data })
    .from(activity)
    .where(and(eq(activity.subjectType, "application"), inArray(subjectId, ids), inArray(action, ENDS)))
    .orderBy(asc(activity.id));
  const last = new Map(rows.map((row) => [row.subjectId, row]));
  return new Map(
    [...last.values()]
      .filter((row) => row.action === CLOSED)
      .map((row) => [row.subjectId, (row.data as { of?: string } | null)?.of ?? ""]),
  );
}
