import { eq } from "drizzle-orm";
import { encodeError } from "#app/i18n/error-text.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { type Places, placesOf } from "../project/open-places.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import { placeOn } from "../project/standing-place.server.ts";
import { ALMOST_SOUGHT, BEYOND_PLACES } from "./interest.schema.ts";
import { roleMeant } from "./role-words.ts";

export interface RoleStanding extends Places {
  id: string;
  role: string;
}

/** How the places of each partner a project looks for stand on a day, as a command reads it. */
export async function readStandings(tx: Tx, projectId: string, today: string): Promise<RoleStanding[]> {
  const rows = await tx.select().from(projectPartners).where(eq(projectPartners.projectId, projectId));
  const held = rows.map((row) => ({ ...row, status: placeOn(row, today) }));
  return (await listNeeds(tx, projectId)).map((need) => ({ ...placesOf(need, held), id: need.id, role: need.role }));
}

/** How the places of the role stand in which somebody has one or is offered one; undefined where it is none of those sought. */
export async function placesFor(
  tx: Tx,
  { projectId, needId }: { projectId: string; needId: string | null },
  today: string,
): Promise<RoleStanding | undefined> {
  return (await readStandings(tx, projectId, today)).find(({ id }) => id === needId);
}

/** The role of which more are taken than there are places nobody holds or is invited to; undefined where there is none. */
export const beyondPlaces = (standings: readonly RoleStanding[], coming: readonly { needId?: string }[]) =>
  standings.find(({ id, unoffered }) => coming.filter(({ needId }) => needId === id).length > unoffered);

/** Says how the places of a role stand, and asks whether one more is meant. */
export const askBeyond = ({ role, number, confirmed, invited }: RoleStanding): string =>
  encodeError(BEYOND_PLACES, { role, count: number, confirmed, invited });

/** Which of the roles a project seeks is meant by what was typed, or else which of them that comes close to. */
export async function readRoleMeant(db: Reader, projectId: string, typed: string) {
  const needs = await listNeeds(db, projectId);
  return roleMeant(
    needs.map(({ role }) => role),
    typed,
  );
}

/** Says which role is sought, and asks whether what was typed is another. */
export const askOther = (role: string): string => encodeError(ALMOST_SOUGHT, { role });
