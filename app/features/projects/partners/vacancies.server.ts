import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { placesOf } from "../project/open-places.ts";
import { placeOn } from "../project/standing-place.server.ts";
import { listNeeds } from "../project/project-rows.server.ts";

/** A place that an institution left or was taken out of, and that nobody has been invited to since. */
export interface Vacancy {
  id: string;
  institutionId: string | null;
  needId: string | null;
  role: string;
  /** The partner wanted has more open places than were left: not every new one comes in somebody's place. */
  isAmbiguous: boolean;
}

/** The places of a project to be filled anew on a day, the last left first. */
export async function listVacancies(db: Reader, projectId: string, today: string): Promise<Vacancy[]> {
  const stored = await db
    .select()
    .from(projectPartners)
    .where(eq(projectPartners.projectId, projectId))
    .orderBy(desc(projectPartners.answeredAt), desc(projectPartners.id));
  const rows = stored.map((row) => ({ ...row, status: placeOn(row, today) }));
  const needs = await listNeeds(db, projectId);
  const isIn = ({ status }: (typeof rows)[number]) => status === "invited" || status === "confirmed";
  const taken = new Set(rows.filter(isIn).map(({ replacesId }) => replacesId));
  const left = rows.filter(({ id, status }) => (status === "left" || status === "removed") && !taken.has(id));
  return left.map(({ id, institutionId, needId, role }) => {
    const need = needs.find((one) => one.id === needId);
    const ofNeed = left.filter((one) => one.needId === needId).length;
    return {
      id,
      institutionId,
      needId,
      role,
      isAmbiguous: need ? placesOf(need, rows).unoffered > ofNeed : needId !== null,
    };
  });
}

interface Coming {
  institutionId: string;
  role: string;
  needId?: string | null;
  /** The place the lead has named. */
  replacesId?: string;
}

/** The place an institution comes to by an invitation, which then is none to be filled; null where it is a new one. */
export function takeVacancy(vacancies: Vacancy[], { institutionId, role, needId, replacesId }: Coming): string | null {
  const isFor = (one: Vacancy) =>
    needId && needId !== "other" ? one.needId === needId : one.needId === null && one.role === role;
  const at = vacancies.findIndex((one) =>
    replacesId ? one.id === replacesId : !one.isAmbiguous && one.institutionId !== institutionId && isFor(one),
  );
  const [vacancy] = at < 0 ? [] : vacancies.splice(at, 1);
  return vacancy?.id ?? null;
}

/** What an institution came in place of, by the id of that place; null where there is none. */
export async function institutionAt(db: Reader, projectId: string, placeId: string): Promise<string | null> {
  const isIt = and(
    eq(projectPartners.projectId, projectId),
    eq(projectPartners.id, placeId),
    inArray(projectPartners.status, ["left", "removed"]),
  );
  const [row] = await db.select({ id: projectPartners.institutionId }).from(projectPartners).where(isIt);
  return row?.id ?? null;
}
