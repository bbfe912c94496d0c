import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { sendBackByVote } from "#app/features/applications/decision/return-application.server.ts";
import { settleByVote } from "#app/features/members/membership/settle-ruling.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import { type ItemRow, listItems } from "../session/agenda.server.ts";
import {
  changeSession,
  type CouncilContext,
  type SessionRefusal,
  type SessionRow,
  writeSession,
} from "../session/change-session.server.ts";
import { barredFrom } from "../session/barred.server.ts";
import { itemSeal, sessionSeal } from "../session/seals.server.ts";
import { consequenceOf, type Count, countBallots } from "./count.ts";
import { proposedCategory } from "./proposal.ts";

type Closed = { ok: true } | SessionRefusal;

/** What is put off without a day of its own comes up again after so many months. */
const DEFER_MONTHS = 3;

interface Closing {
  config: Pick<Config, "origin">;
  session: SessionRow;
  /** Null for the clock. */
  actorId: string | null;
}

/** Counts the ballots of an item and fixes the result; whoever may not vote on it by now is recused. */
async function closeItem(
  tx: Tx,
  { config, session: { rules }, actorId }: Closing,
  item: ItemRow,
  now: Date,
): Promise<string> {
  const barred = await barredFrom(tx, item);
  for (const [userId, bar] of barred) {
    const isTheirs = and(eq(councilBallots.itemId, item.id), eq(councilBallots.userId, userId));
    await tx.update(councilBallots).set({ bar, choice: "recuse" }).where(isTheirs);
  }
  const ballots = await tx.select().from(councilBallots).where(eq(councilBallots.itemId, item.id));
  const count = countBallots(
    rules,
    ballots.map(({ choice }) => choice),
  );
  const { verdict } = count;
  const seal = itemSeal({ ...item, rollHash: item.rollHash ?? "", verdict, ballots });
  const deferredUntil = await deferralDay(tx, item, now);
  const isReturned = await takeAtOnce(tx, { config, item, count, actorId }, now);
  const result = {
    ...{ verdict, seal, deferredUntil, closedAt: now, category: proposedCategory(item.proposal) },
    returnedAt: isReturned ? now : null,
  };
  await tx.update(councilItems).set(result).where(eq(councilItems.id, item.id));
  return seal;
}

interface Counted {
  config: Pick<Config, "origin">;
  item: ItemRow;
  count: Count;
  actorId: string | null;
}

/** What follows from a lost vote and is told nobody outside: a file goes back to the checks, what was proposed for a membership ends. */
async function takeAtOnce(tx: Tx, { config, item, count, actorId }: Counted, now: Date): Promise<boolean> {
  const { id: itemId, sessionId, subjectId, recommendationId } = item;
  const { for: votes, against, abstained } = count;
  switch (consequenceOf(count.verdict, item.proposal)) {
    case "return": {
      const file = { applicationId: subjectId, recommendationId, for: votes, against };
      return sendBackByVote(tx, config, file, actorId, now);
    }
    case "decline": {
      const ballot = { sessionId, itemId, for: votes, against, abstained };
      await settleByVote(tx, config, { proposalId: subjectId, answer: "declined", ballot, actorId }, now);
      return false;
    }
    default:
      return false;
  }
}

/** The day that was recommended, as long as it is to come. */
async function deferralDay(tx: Tx, { recommendationId }: ItemRow, now: Date): Promise<string> {
  const [recommended] = await tx
    .select({ until: applicationRecommendations.deferredUntil })
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.id, recommendationId));
  const today = dayOf(now);
  return recommended?.until && recommended.until > today ? recommended.until : monthsAfter(today, DEFER_MONTHS);
}

/** Counts what is not counted yet and seals the whole, in the transaction of whoever closes. */
export async function finishVote(tx: Tx, closing: Closing, now: Date): Promise<void> {
  const { session, actorId } = closing;
  const seals: string[] = [];
  for (const item of await listItems(tx, session.id))
    seals.push(item.seal ?? (await closeItem(tx, closing, item, now)));
  const { rollHash, openedAt } = session;
  if (!rollHash || !openedAt) throw new Error("The session was never opened");
  const seal = sessionSeal({ ...session, rollHash, openedAt, closedAt: now }, seals);
  await writeSession(tx, session, { state: "closed", closedAt: now, closedById: actorId, seal });
  await recordActivity(tx, { subjectId: session.id, action: "session.closed", actorId }, now);
}

/** Closes the whole vote: what is not closed yet is counted, and everything is sealed. */
export function closeSession(
  context: CouncilContext,
  { sessionId }: { sessionId: string },
  actor: Viewer,
): Promise<Closed> {
  return changeSession<Closed>(context, { sessionId, event: "close" }, actor, async (tx, session, now) => {
    await finishVote(tx, { config: context.config, session, actorId: actor.id }, now);
    return { ok: true };
  });
}

/** Closes one item in the meeting; the last one closes the session. */
export function closeOneItem(
  context: CouncilContext,
  { sessionId, itemId }: { sessionId: string; itemId: string },
  actor: Viewer,
): Promise<Closed> {
  return changeSession<Closed>(context, { sessionId, event: "close_item" }, actor, async (tx, session, now) => {
    const items = await listItems(tx, sessionId);
    const item = items.find(({ id }) => id === itemId);
    if (!item) return refused("not-found");
    if (item.closedAt) return refused("stale");
    const closing = { config: context.config, session, actorId: actor.id };
    await closeItem(tx, closing, item, now);
    const data = { caseNumber: item.caseNumber };
    await recordActivity(tx, { subjectId: sessionId, action: "session.item_closed", actorId: actor.id, data }, now);
    const isLast = items.every(({ id, closedAt }) => id === itemId || closedAt !== null);
    if (isLast) await finishVote(tx, closing, now);
    return { ok: true };
  });
}
