import { asc, isNotNull } from "drizzle-orm";
import { listArchivedVotes } from "#app/features/council/recount/archived-votes.server.ts";
import { findPublishedVotes } from "#app/features/council/recount/publish-votes.server.ts";
import type { Reader } from "#db/index.server.ts";
import { councilSessions } from "#db/schema/council.ts";
import type { VoteRecord } from "./archive.schema.ts";

/** The votes that were counted, as anybody may count them again: those of before a rebuild first. */
export async function* readVotes(db: Reader): AsyncGenerator<VoteRecord> {
  for (const { votes, startsAt, endsAt, closedAt, ...kept } of await listArchivedVotes(db)) {
    yield recordOf({ ...kept, startsAt, endsAt, closedAt }, votes);
  }
  const sessions = await db
    .select()
    .from(councilSessions)
    .where(isNotNull(councilSessions.seal))
    .orderBy(asc(councilSessions.startsAt), asc(councilSessions.id));
  for (const session of sessions) {
    const { id, kind, startsAt, endsAt, closedAt } = session;
    const votes = await findPublishedVotes(db, session, null);
    if (votes && closedAt) yield recordOf({ id, kind, startsAt, endsAt, closedAt }, votes);
  }
}

type Held = Pick<typeof councilSessions.$inferSelect, "id" | "kind" | "startsAt" | "endsAt"> & { closedAt: Date };

const recordOf = ({ id, kind, startsAt, endsAt, closedAt }: Held, votes: object): VoteRecord => ({
  ...{ id, kind },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
  closedAt: closedAt.toISOString(),
  votes: votes as VoteRecord["votes"],
});
