import { and, eq, inArray, isNull } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readDossier } from "#app/features/applications/file/dossier.server.ts";
import { stepAside } from "#app/features/applications/review/declare-conflict.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import { changeSession, type CouncilContext, type SessionRefusal } from "../session/change-session.server.ts";

interface Recusal {
  item: ItemRow;
  reason: string;
  actor: Viewer;
}

/** Whoever may not vote on a file has a conflict of interest in it, wherever it is said. */
export async function declareRecusal(
  tx: Tx,
  config: Pick<Config, "origin">,
  { item, reason, actor }: Recusal,
  now: Date,
): Promise<void> {
  if (item.subjectType !== "application") return;
  const [application] = await tx.select().from(applications).where(eq(applications.id, item.subjectId));
  if (!application) return;
  const { subject } = await readDossier(tx, application);
  await stepAside(tx, config, { subject, reason, actor }, now);
}

/** The items of which this person has said with the ballot alone that they may not vote: declared at the very same moment. */
export async function listRecusals(db: Reader, itemIds: readonly string[], userId: string): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const isDeclared = and(
    eq(conflictsOfInterest.applicationId, councilItems.subjectId),
    eq(conflictsOfInterest.userId, councilBallots.userId),
    eq(conflictsOfInterest.createdAt, councilBallots.castAt),
    isNull(conflictsOfInterest.undoneAt),
  );
  const isTheirs = and(
    inArray(councilItems.id, [...itemIds]),
    eq(councilItems.subjectType, "application"),
    isNull(councilItems.closedAt),
    eq(councilBallots.userId, userId),
    eq(councilBallots.choice, "recuse"),
  );
  const rows = await db
    .select({ id: councilItems.id })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .innerJoin(conflictsOfInterest, isDeclared)
    .where(isTheirs);
  return rows.map(({ id }) => id);
}

type TakenBack = { ok: true } | SessionRefusal | Refusal<never, "closed">;

/** Takes back what was said with the ballot alone, as long as the item is open: the member reads the file and may vote again. */
export function takeBackRecusal(
  context: CouncilContext,
  { sessionId, itemId }: { sessionId: string; itemId: string },
  actor: Viewer,
): Promise<TakenBack> {
  return changeSession<TakenBack>(context, { sessionId, event: "vote" }, actor, async (tx, _session, now) => {
    const isOfSession = and(eq(councilItems.id, itemId), eq(councilItems.sessionId, sessionId));
    const [item] = await tx.select().from(councilItems).where(isOfSession);
    if (!item) return refused("not-found");
    if (item.closedAt) return refused("closed");
    if (!(await listRecusals(tx, [itemId], actor.id)).includes(itemId)) return refused("forbidden");
    const { subjectId } = item;
    const isConflict = and(eq(conflictsOfInterest.applicationId, subjectId), eq(conflictsOfInterest.userId, actor.id));
    await tx.update(conflictsOfInterest).set({ undoneAt: now, undoneById: actor.id }).where(isConflict);
    const isPaper = and(eq(councilBallots.itemId, itemId), eq(councilBallots.userId, actor.id));
    await tx.update(councilBallots).set({ choice: null, word: null, bar: null, castAt: null }).where(isPaper);
    await recordActivity(tx, { subjectId, action: "application.recusal_taken_back", actorId: actor.id }, now);
    return { ok: true };
  });
}
