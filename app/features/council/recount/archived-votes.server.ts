import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { archivedVotes } from "#db/schema/archived-votes.ts";
import type { VoteRules } from "#db/schema/council.ts";
import { type Share, SHARES } from "#db/vocabulary-council.ts";
import { fractionOf } from "../session/rules.ts";
import type { PublishedVotes } from "./published.ts";

type ArchivedVotes = Omit<typeof archivedVotes.$inferSelect, "votes"> & { votes: PublishedVotes };

const parse = ({ votes, ...row }: typeof archivedVotes.$inferSelect): ArchivedVotes => ({
  ...row,
  votes: JSON.parse(votes) as PublishedVotes,
});

/** The votes that were held before the portal was rebuilt, oldest first. */
export async function listArchivedVotes(db: Reader): Promise<ArchivedVotes[]> {
  const rows = await db.select().from(archivedVotes).orderBy(asc(archivedVotes.startsAt), asc(archivedVotes.id));
  return rows.map(parse);
}

export async function findArchivedVotes(db: Reader, id: string): Promise<ArchivedVotes | null> {
  const [row] = await db.select().from(archivedVotes).where(eq(archivedVotes.id, id));
  return row ? parse(row) : null;
}

type PublishedShare = PublishedVotes["rules"]["quorum"];

function shareOf({ numerator, denominator, isMore }: PublishedShare): Share {
  const isSame = (one: PublishedShare) =>
    one.numerator === numerator && one.denominator === denominator && one.isMore === isMore;
  const found = SHARES.find((share) => isSame(fractionOf(share)));
  if (!found) throw new Error(`No rule asks for ${numerator}/${denominator}`);
  return found;
}

/** The rules as a session has them, from those that were published. */
export function rulesFrom({ quorum, share, ...rest }: PublishedVotes["rules"]): VoteRules {
  return { ...rest, quorum: shareOf(quorum), share: shareOf(share) };
}
