import { and, eq, gt, inArray } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { councilItems, councilMotions, councilMotionTexts } from "#db/schema/council.ts";
import { itemOfMotion, type ItemRow, listItems, UNVOTED } from "../session/agenda.server.ts";
import {
  changeSession,
  type CouncilContext,
  type SessionRefusal,
  writeSession,
} from "../session/change-session.server.ts";
import { MOST_ITEMS } from "../session/limits.ts";
import { listMotionTexts, type MotionText } from "../session/motions.server.ts";

interface Motion {
  sessionId: string;
  texts: MotionText[];
}

type Written = { ok: true } | SessionRefusal | Refusal<"too-many">;

/** Puts a new motion at the end of the agenda of a session. */
export function proposeMotion(context: CouncilContext, { sessionId, texts }: Motion, actor: Viewer): Promise<Written> {
  return changeSession<Written>(context, { sessionId, event: "put_on" }, actor, async (tx, session, now) => {
    const known = await listItems(tx, sessionId);
    if (known.length >= MOST_ITEMS) return refused("too-many");
    if (await hasJustProposed(tx, { known, texts, actor, now })) return { ok: true };
    const values = { proposedById: actor.id, createdAt: now };
    const [motion] = await tx.insert(councilMotions).values(values).returning();
    if (!motion) throw new Error("The motion was not written");
    await writeTexts(tx, motion.id, texts);
    const position = (known.at(-1)?.position ?? 0) + 1;
    await tx.insert(councilItems).values({ ...itemOfMotion(motion), ...UNVOTED, sessionId, position });
    await writeSession(tx, session);
    const data = { title: texts[0]?.title ?? "" };
    await recordActivity(tx, { subjectId: sessionId, action: "session.motion_proposed", actorId: actor.id, data }, now);
    return { ok: true };
  });
}

/** A form that is sent twice puts one motion on the agenda. */
async function hasJustProposed(
  tx: Tx,
  { known, texts, actor, now }: { known: readonly ItemRow[]; texts: readonly MotionText[]; actor: Viewer; now: Date },
): Promise<boolean> {
  const ids = known.filter(({ subjectType }) => subjectType === "rule").map(({ subjectId }) => subjectId);
  if (ids.length === 0) return false;
  const isFresh = and(
    inArray(councilMotions.id, ids),
    eq(councilMotions.proposedById, actor.id),
    gt(councilMotions.createdAt, new Date(now.getTime() - SENT_TWICE_MS)),
  );
  const fresh = await tx.select({ id: councilMotions.id }).from(councilMotions).where(isFresh);
  const written = await listMotionTexts(
    tx,
    fresh.map(({ id }) => id),
  );
  const wordsOf = (all: readonly MotionText[]) => all.map(({ locale, title, body }) => [locale, title, body]).sort();
  return [...written.values()].some((one) => isDeepStrictEqual(wordsOf(one), wordsOf(texts)));
}

/** Writes a motion anew, as long as it was never voted on. */
export function changeMotion(
  context: CouncilContext,
  { sessionId, itemId, texts }: Motion & { itemId: string },
  actor: Viewer,
): Promise<Written> {
  return changeSession<Written>(context, { sessionId, event: "change" }, actor, async (tx, session, now) => {
    const isThis = and(eq(councilItems.id, itemId), eq(councilItems.sessionId, sessionId));
    const [item] = await tx.select().from(councilItems).where(isThis);
    if (item?.subjectType !== "rule") return refused("not-found");
    if (item.caseNumber !== "") return refused("impossible");
    await tx.delete(councilMotionTexts).where(eq(councilMotionTexts.motionId, item.subjectId));
    await writeTexts(tx, item.subjectId, texts);
    await writeSession(tx, session);
    const data = { title: texts[0]?.title ?? "" };
    await recordActivity(tx, { subjectId: sessionId, action: "session.motion_changed", actorId: actor.id, data }, now);
    return { ok: true };
  });
}

async function writeTexts(tx: Tx, motionId: string, texts: readonly MotionText[]): Promise<void> {
  await tx.insert(councilMotionTexts).values(texts.map((text) => ({ motionId, ...text })));
}
