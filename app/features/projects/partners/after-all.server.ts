import { eq } from "drizzle-orm";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { placesOf } from "../project/open-places.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import { placeOn } from "../project/standing-place.server.ts";
import { listVacancies } from "./vacancies.server.ts";

/** For so long an institution that has declined an invitation can confirm its part after all. */
const CONFIRMED_WITHIN_MS = DAY_MS;

/**
 * The places of a project, by their ids, whose invitation was declined less than a day ago, its last day not passed: it can be
 * confirmed after all where the place is `free`, neither held by anybody else nor offered; else it is `gone`.
 */
export async function listAfterAll(
  db: Reader,
  projectId: string,
  now: Date,
): Promise<ReadonlyMap<string, "free" | "gone">> {
  const today = dayOf(now);
  const rows = await db.select().from(projectPartners).where(eq(projectPartners.projectId, projectId));
  const declined = rows.filter(
    ({ status, answeredAt, answerBy }) =>
      status === "declined" &&
      answeredAt !== null &&
      now.getTime() - answeredAt.getTime() < CONFIRMED_WITHIN_MS &&
      (answerBy === null || answerBy >= today),
  );
  if (declined.length === 0) return new Map();
  const held = rows.map((row) => ({ ...row, status: placeOn(row, today) }));
  const needs = await listNeeds(db, projectId);
  const vacant = new Set((await listVacancies(db, projectId, today)).map(({ id }) => id));
  const isFree = ({ needId, replacesId }: (typeof rows)[number]) => {
    const need = needs.find(({ id }) => id === needId);
    return (!need || placesOf(need, held).unoffered > 0) && (replacesId === null || vacant.has(replacesId));
  };
  return new Map(declined.map((row) => [row.id, isFree(row) ? "free" : "gone"]));
}
