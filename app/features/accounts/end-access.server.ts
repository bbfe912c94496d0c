import type { Tx } from "#db/index.server.ts";
import { endTokens } from "./api-tokens.server.ts";
import { endPendingLinks } from "./one-time-tokens.server.ts";
import { endSessions } from "./sessions.server.ts";

/**
 * Shuts everybody out of an account who is in it or holds a link or a token for it, inside the command that finds it
 * unsafe. `keep` spares one session. Without the links and tokens a thief would come back by what was asked for beforehand.
 */
export async function endAccess(tx: Tx, userId: string, now: Date, keep?: string): Promise<void> {
  await endSessions(tx, userId, keep);
  await endPendingLinks(tx, userId);
  await endTokens(tx, userId, now);
}
