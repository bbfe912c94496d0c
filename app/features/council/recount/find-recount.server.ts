import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { VoteRules } from "#db/schema/council.ts";
import { findSession, type SessionRow } from "../session/change-session.server.ts";
import { findArchivedVotes, rulesFrom } from "./archived-votes.server.ts";
import { findPublishedVotes } from "./publish-votes.server.ts";
import type { PublishedVotes } from "./published.ts";

interface Recount {
  session: Pick<SessionRow, "id" | "kind" | "startsAt" | "endsAt">;
  rules: VoteRules;
  rollHash: string;
  /** Null while the vote is open. */
  votes: PublishedVotes | null;
}

/** What a reader may count again of a session, also of one held before the portal was rebuilt; null where there is none. */
export async function findRecount(db: Reader, id: string, viewer: Viewer | null): Promise<Recount | null> {
  const session = await findSession(db, id);
  if (session?.rollHash) {
    const { rules, rollHash } = session;
    return { session, rules, rollHash, votes: await findPublishedVotes(db, session, viewer) };
  }
  const archived = await findArchivedVotes(db, id);
  if (!archived) return null;
  const { votes, ...kept } = archived;
  return { session: kept, rules: rulesFrom(votes.rules), rollHash: votes.rollHash, votes };
}
