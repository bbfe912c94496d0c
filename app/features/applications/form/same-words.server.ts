import { and, eq, gt } from "drizzle-orm";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Tx } from "#db/index.server.ts";
import type { applicationMessages, applicationNotes } from "#db/schema/correspondence.ts";

interface Words {
  applicationId: string;
  authorId: string;
  body: string;
}

/** Whether this person has just written the same words in this file: a form that is sent twice writes once. */
export async function hasJustWritten(
  tx: Tx,
  place: typeof applicationMessages | typeof applicationNotes,
  { applicationId, authorId, body }: Words,
  now: Date,
): Promise<boolean> {
  const isSame = and(eq(place.applicationId, applicationId), eq(place.authorId, authorId), eq(place.body, body));
  const moment = new Date(now.getTime() - SENT_TWICE_MS);
  return (await tx.$count(place, and(isSame, gt(place.createdAt, moment)))) > 0;
}
