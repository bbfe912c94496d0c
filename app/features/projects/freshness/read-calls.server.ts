import { and, asc, eq, inArray, isNotNull, max } from "drizzle-orm";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { projectQuestions } from "#db/schema/project-questions.ts";
import { projects } from "#db/schema/projects.ts";
import { leadIsShown } from "../project/project-audience.server.ts";
import type { Call } from "./freshness.ts";

export interface ReadCall extends Call {
  id: string;
  staleSince: Date | null;
}

/** The projects on the board that seek partners and whose lead is in force; or the one of them with an id. */
export async function readCalls(db: Reader, today: string, one?: string): Promise<ReadCall[]> {
  const { id, answerBy, touchedAt, updatedAt, staleSince, status, isSeekingPartners } = projects;
  const isCall = and(eq(status, "open"), eq(isSeekingPartners, true), isNotNull(answerBy), leadIsShown(today));
  const isIt = one === undefined ? isCall : and(isCall, eq(id, one));
  const rows = await db
    .select({ id, answerBy, touchedAt, updatedAt, staleSince })
    .from(projects)
    .where(isIt)
    .orderBy(asc(id));
  const asked = await readAskedDays(db, one === undefined ? undefined : [one]);
  return rows.map((row) => ({
    id: row.id,
    answerBy: row.answerBy ?? today,
    touchedOn: dayOf(row.touchedAt ?? row.updatedAt),
    askedOn: asked.get(row.id) ?? null,
    staleSince: row.staleSince,
  }));
}

/** On which day the leads of some projects were asked last whether they still seek partners, or of all. */
export async function readAskedDays(db: Reader, ids?: readonly string[]): Promise<Map<string, string>> {
  const { projectId, askedAt } = projectQuestions;
  const rows = await db
    .select({ projectId, at: max(askedAt) })
    .from(projectQuestions)
    .where(ids && inArray(projectId, [...ids]))
    .groupBy(projectId);
  return new Map(rows.flatMap(({ projectId: of, at }) => (at ? [[of, dayOf(at)]] : [])));
}
