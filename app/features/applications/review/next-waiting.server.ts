import { asc, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { isWaitingFor } from "../file/review-scope.server.ts";

/** Beyond so many the list begins again: nobody works through more at a sitting. */
const MOST_IN_A_ROW = 200;

export interface NextCase {
  id: string;
  name: string;
  /** Its checks, or the whole of it where it is not taken yet or waits for something else. */
  to: string;
}

/** The case to work after this one: the next that waits for this very person, by its day, and after the last the first. */
export async function findNextWaiting(
  db: Reader,
  { viewer, id: current, locale }: { viewer: Viewer; id: string; locale: Locale },
): Promise<NextCase | null> {
  const { decisionBy } = await getAssociation(db);
  const { id, institutionName, status, coordinatorId } = applications;
  const waiting = await db
    .select({ id, institutionName, status, coordinatorId })
    .from(applications)
    .where(isWaitingFor(viewer, decisionBy))
    .orderBy(sql`${applications.dueAt} is null`, asc(applications.dueAt), asc(applications.id))
    .limit(MOST_IN_A_ROW);
  const place = waiting.findIndex((one) => one.id === current);
  const next = waiting[place + 1] ?? waiting[0];
  if (!next || next.id === current) return null;
  const nameOf = await listedInstitutions(db, [next], locale);
  const isAtChecks = next.status === "in_check" && next.coordinatorId === viewer.id;
  return { id: next.id, name: nameOf(next).name, to: `/review/${next.id}${isAtChecks ? "/work" : ""}` };
}
