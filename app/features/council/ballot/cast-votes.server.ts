import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import type { Bar, BallotChoice } from "#db/vocabulary-council.ts";
import {
  changeSession,
  type CouncilContext,
  type SessionRefusal,
  type SessionRow,
} from "../session/change-session.server.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import { barredFrom } from "../session/barred.server.ts";
import { declareRecusal } from "./recusals.server.ts";
import { listLeft } from "../session/left-items.server.ts";

interface Vote {
  itemId: string;
  choice: BallotChoice;
  /** A word for the minutes; of a recusal its reason. */
  word: string | null;
}

interface Cast {
  ok: true;
  /** How many ballots are other than before. */
  changed: number;
}

/** Something on the page is closed, or the member may not vote on it or not so: none of the votes is written. */
type Refused = SessionRefusal | Refusal<"stale" | "forbidden", "closed" | "not-on-roll">;

class Undo extends Error {
  constructor(readonly refusal: Refused) {
    super("None of the votes is written");
  }
}

/** Writes the votes of a member on some items, all or none; each may be changed until its item closes. */
export async function castVotes(
  context: CouncilContext,
  { sessionId, votes }: { sessionId: string; votes: readonly Vote[] },
  actor: Viewer,
): Promise<Cast | Refused> {
  try {
    return await changeSession<Cast>(context, { sessionId, event: "vote" }, actor, async (tx, session, now) => {
      const casting = { config: context.config, session, actor };
      let changed = 0;
      for (const vote of votes) if (await castVote(tx, casting, vote, now)) changed++;
      if (changed === 0) return { ok: true, changed };
      const data = { count: changed };
      await recordActivity(tx, { subjectId: sessionId, action: "session.voted", actorId: actor.id, data }, now);
      return { ok: true, changed };
    });
  } catch (thrown) {
    if (thrown instanceof Undo) return thrown.refusal;
    throw thrown;
  }
}

interface Casting {
  config: Pick<Config, "origin">;
  session: SessionRow;
  actor: Viewer;
}

async function castVote(tx: Tx, { config, session, actor }: Casting, vote: Vote, now: Date): Promise<boolean> {
  const { itemId, choice, word } = vote;
  const isPaper = and(eq(councilBallots.itemId, itemId), eq(councilBallots.userId, actor.id));
  const [found] = await tx
    .select({ item: councilItems, ballot: councilBallots })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .where(and(isPaper, eq(councilItems.sessionId, session.id)));
  if (!found) throw new Undo(refused("not-on-roll"));
  const { item, ballot } = found;
  if (ballot.choice === choice && ballot.word === word) return false;
  if (item.closedAt || (await listLeft(tx, [item])).size > 0) throw new Undo(refused("closed"));
  const bar = (await barredFrom(tx, item)).get(actor.id) ?? null;
  if (!mayChoose(session, item, { choice, bar })) throw new Undo(refused("forbidden"));
  if (bar === "conflict" && ballot.choice === "recuse") return false;
  await tx.update(councilBallots).set({ choice, word, bar, castAt: now }).where(isPaper);
  if (choice === "recuse" && !bar) await declareRecusal(tx, config, { item, reason: word ?? "", actor }, now);
  return true;
}

function mayChoose(
  { rules }: SessionRow,
  { proposal }: ItemRow,
  { choice, bar }: { choice: BallotChoice; bar: Bar | null },
): boolean {
  const isOffered = choice !== "defer" || (rules.mayDefer && proposal.startsWith("admit_"));
  return isOffered && (bar === null || choice === "recuse");
}
