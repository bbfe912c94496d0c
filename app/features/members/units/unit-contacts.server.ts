import type { Reader } from "#db/index.server.ts";
import { type Colleague, listColleagues } from "../institution/own-institution.server.ts";

/** Those through whom a unit of an institution may be written to: whoever acts for it now, each once. */
export async function listContacts(db: Reader, institutionId: string): Promise<Colleague[]> {
  const acting = (await listColleagues(db, institutionId)).filter(({ restingSince }) => restingSince === null);
  return [...new Map(acting.map((one) => [one.userId, one])).values()];
}
