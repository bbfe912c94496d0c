import { chairIds, councilMembers } from "#app/features/accounts/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import { asc, eq } from "drizzle-orm";
import { councilRoll } from "#db/schema/council.ts";

/** Somebody who may vote. */
export interface Voter {
  userId: string;
  name: string;
  isChair: boolean;
}

/** Who would be on the roll of a session that opened now: the members of the council who can be reached, by name. */
export async function previewRoll(db: Reader): Promise<Voter[]> {
  const chairs = await chairIds(db);
  const members = await councilMembers(db);
  return members
    .map(({ id, name }) => ({ userId: id, name, isChair: chairs.includes(id) }))
    .sort((one, other) => one.name.localeCompare(other.name) || one.userId.localeCompare(other.userId));
}

/** The roll of a session as it was frozen. */
export async function listRoll(db: Reader, sessionId: string): Promise<Voter[]> {
  const { userId, name, isChair } = councilRoll;
  return db
    .select({ userId, name, isChair })
    .from(councilRoll)
    .where(eq(councilRoll.sessionId, sessionId))
    .orderBy(asc(name));
}
