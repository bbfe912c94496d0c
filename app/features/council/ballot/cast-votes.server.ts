import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import type { BallotChoice } from "#db/vocabulary-council.ts";
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
  /** On what no vote was written any more: it has closed, or the member may not vote on it. */
  left: { itemId: string; why: "closed" | "barred" }[];
}

/** The member votes on something that is not theirs, or what is not offered: none of the votes is written. */
type Refused = SessionRefusal | Refusal<"forbidden", "not-on-roll">;

class Undo extends Error {
  constructor(readonly refusal: Refused) {
    super("None of the votes is written");
  }
}

/** Writes the votes of a member on some items; each may be changed until its item closes, and what has closed is left and named. */
export async function castVotes(
  context: CouncilContext,
  { sessionId, votes }: { sessionId: string; votes: readonly Vote[] },
  actor: Viewer,
): Promise<Cast | Refused> {
  try {
    return await changeSession<Cast>(context, { sessionId, event: "vote" }, actor, async (tx, session, now) => {
      const casting = { config: context.config, session, actor };
      let changed = 0;
      const left: Cast["left"] = [];
      for (const vote of votes) {
        const cast = await castVote(tx, casting, vote, now);
        if (cast === "changed") changed++;
        if (cast === "closed" || cast === "barred") left.push({ itemId: vote.itemId, why: cast });
      }
      if (changed === 0) return { ok: true, changed, left };
      const data = { count: changed };
      await recordActivity(tx, { subjectId: sessionId, action: "session.voted", actorId: actor.id, data }, now);
      return { ok: true, changed, left };
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

const isOver = async (tx: Tx, item: ItemRow): Promise<boolean> =>
  item.closedAt !== null || (await listLeft(tx, [item])).size > 0;

type Outcome = "changed" | "unchanged" | "closed" | "barred";

async function castVote(tx: Tx, { config, session, actor }: Casting, vote: Vote, now: Date): Promise<Outcome> {
  const { itemId, choice, word } = vote;
  const isPaper = and(eq(councilBallots.itemId, itemId), eq(councilBallots.userId, actor.id));
  const [found] = await tx
    .select({ item: councilItems, ballot: councilBallots })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .where(and(isPaper, eq(councilItems.sessionId, session.id)));
  if (!found) throw new Undo(refused("not-on-roll"));
  const { item, ballot } = found;
  if (ballot.choice === choice && ballot.word === word) return "unchanged";
  if (await isOver(tx, item)) return "closed";
  const bar = (await barredFrom(tx, item)).get(actor.id) ?? null;
  if (!isOffered(session, item, choice)) throw new Undo(refused("forbidden"));
  if (bar && choice !== "recuse") return "barred";
  if (bar === "conflict" && ballot.choice === "recuse") return "unchanged";
  await tx.update(councilBallots).set({ choice, word, bar, castAt: now }).where(isPaper);
  if (choice === "recuse" && !bar) await declareRecusal(tx, config, { item, reason: word ?? "", actor }, now);
  return "changed";
}

const isOffered = ({ rules }: SessionRow, { proposal }: ItemRow, choice: BallotChoice): boolean =>
  choice !== "defer" || (rules.mayDefer && proposal.startsWith("admit_"));
