import type { Reader } from "#db/index.server.ts";
import { placesOf } from "../project/open-places.ts";
import { shownPartners } from "../project/project-partners.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import type { DeskView, RolePlaces } from "./desk-model.ts";
import type { InterestRow } from "./list-interests.server.ts";
import type { RoleStanding } from "./role-standing.server.ts";

/** How the places of each partner a project looks for stand: as on the board, and how many of them are offered. */
export async function standingsOf(db: Reader, { row, partners }: FoundProject): Promise<RoleStanding[]> {
  const shown = shownPartners(partners);
  return (await listNeeds(db, row.id)).map((need) => {
    const { invited, taken, unoffered } = placesOf(need, partners);
    return { ...placesOf(need, shown), invited, taken, unoffered, id: need.id, role: need.role };
  });
}

/** The same in words. */
export function rolePlaces(
  { id, role, number, confirmed, open, invited, unoffered }: RoleStanding,
  { t }: Words,
): RolePlaces {
  const text = t("projects:role_places.count", { count: number, confirmed, open, invited });
  return { id, role, text, isFull: unoffered === 0 };
}

/** The places nobody holds or is invited to, for which institutions are on the waiting list. */
export function freePlaces(
  standings: readonly RoleStanding[],
  rows: readonly InterestRow[],
  words: Words,
): DeskView["free"] {
  const listed = rows.filter(({ interest }) => interest.status === "waiting_list");
  return standings.flatMap(({ id, role, unoffered }) => {
    const waiting = listed.filter(({ interest }) => interest.needId === id);
    if (waiting.length === 0 || unoffered === 0) return [];
    return [{ id, role, waiting: waiting.map(({ institution }) => nameView(words, institution)) }];
  });
}
