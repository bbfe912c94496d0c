import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { councilBallots, councilItems, councilRoll } from "#db/schema/council.ts";
import { type ItemRow, listItems, refreshAgenda } from "./agenda.server.ts";
import { barredFrom } from "./barred.server.ts";
import { changeSession, type CouncilContext, type SessionRefusal, writeSession } from "./change-session.server.ts";
import { listLeft } from "./left-items.server.ts";
import { fixMotions } from "./motions.server.ts";
import { itemRollHash, rollHashOf } from "./seals.server.ts";
import { previewRoll, type Voter } from "./roll.server.ts";
import { tellOfVote } from "./council-letters.server.ts";

type Opened = { ok: true } | SessionRefusal | Refusal<"impossible", "empty-agenda" | "no-roll">;

/**
 * Opens the votes of a session: the roll is frozen and hashed, every member gets a paper for every item under a random
 * mark, and is told. Whoever may not vote on an item by a rule is recused from it at once.
 */
export function openSession(
  context: CouncilContext,
  { sessionId, version }: { sessionId: string; version: number },
  actor: Viewer,
): Promise<Opened> {
  return changeSession<Opened>(context, { sessionId, version, event: "open" }, actor, async (tx, session, now) => {
    if (session.endsAt && session.endsAt <= now) return refused("impossible");
    const roll = await previewRoll(tx);
    if (roll.length === 0) return refused("no-roll");
    const before = await listItems(tx, sessionId);
    const left = await listLeft(tx, before);
    const items = await refreshAgenda(tx, sessionId);
    await fixMotions(tx, items, now);
    if (items.length === 0) return refused("empty-agenda");
    await tx.insert(councilRoll).values(roll.map((voter) => ({ sessionId, ...voter })));
    const hashes: string[] = [];
    for (const item of items) hashes.push(await giveOutPapers(tx, item, roll));
    await writeSession(tx, session, {
      state: "open",
      openedAt: now,
      openedById: actor.id,
      rollHash: rollHashOf(hashes),
    });
    for (const { id, caseNumber } of before)
      if (!items.some((item) => item.id === id)) {
        const entry = { subjectId: sessionId, actorId: null, data: { caseNumber } };
        await recordActivity(tx, { ...entry, action: `session.left_${left.get(id)?.how ?? "returned"}` }, now);
      }
    const data = { voters: roll.length, items: items.length };
    await recordActivity(tx, { subjectId: sessionId, action: "session.opened", actorId: actor.id, data }, now);
    const userIds = roll.map(({ userId }) => userId);
    await tellOfVote(tx, context.config, { session, userIds, kind: "council-opened", actorId: actor.id }, now);
    return { ok: true };
  });
}

async function giveOutPapers(tx: Tx, item: ItemRow, roll: readonly Voter[]): Promise<string> {
  const barred = await barredFrom(tx, item);
  const itemId = item.id;
  const papers = roll.map(({ userId }) => {
    const bar = barred.get(userId) ?? null;
    return { itemId, userId, mark: randomBytes(16).toString("hex"), bar, choice: bar && ("recuse" as const) };
  });
  await tx.insert(councilBallots).values(papers);
  const rollHash = itemRollHash(papers.map(({ mark }) => mark));
  await tx.update(councilItems).set({ rollHash }).where(eq(councilItems.id, itemId));
  return rollHash;
}
