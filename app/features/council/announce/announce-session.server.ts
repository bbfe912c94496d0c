import { and, eq, inArray } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { languagesOfReaders } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { settleByVote } from "#app/features/members/membership/settle-ruling.server.ts";
import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import { countBallots } from "../ballot/count.ts";
import { type ItemRow, listItems, subjectsOf } from "../session/agenda.server.ts";
import {
  changeSession,
  type CouncilContext,
  findSession,
  type SessionRefusal,
  type SessionRow,
  writeSession,
} from "../session/change-session.server.ts";
import { marksOfRulings } from "./announce-rulings.server.ts";
import { isDecided, isReady, markOfItem, rulingOf } from "./outcome.ts";
import { standingDecisions } from "./standing.server.ts";

interface Announced {
  ok: true;
  announced: number;
  /** The numbers of the cases that could not be decided: they have moved meanwhile, or are members already. */
  left: string[];
}

interface Picked {
  sessionId: string;
  itemIds: readonly string[];
  /** By item what stands for its letter as the page showed it. */
  marks?: ReadonlyMap<string, string>;
}

type NotReady = Refusal<never, "not-ready">;
type Batch = { session: SessionRow; items: ItemRow[] };

/**
 * Announces decisions of a session together: each is recorded under its ballot, in one transaction with what the session
 * keeps of it, and takes effect as every decision does. What cannot be decided any more is left and named.
 */
export async function announceSession(
  context: CouncilContext,
  { sessionId, itemIds, marks }: Picked,
  actor: Viewer,
): Promise<Announced | SessionRefusal | NotReady> {
  const batch = await changeSession<Batch | NotReady>(
    context,
    { sessionId, event: "announce" },
    actor,
    async (tx, session) => {
      const all = await listItems(tx, sessionId);
      const standing = await standingDecisions(tx, all);
      const items = all.filter(({ id }) => itemIds.includes(id) && !standing.has(id));
      if (marks && !(await areAsShown(tx, items, marks))) return refused("stale");
      return items.every(isReady) ? { session, items } : refused("not-ready");
    },
  );
  if (!("items" in batch)) return batch;
  if (batch.items.length === 0) return refused("stale");
  const left: string[] = [];
  for (const item of batch.items)
    if (!(await announceItem(context, { ...batch, item }, actor))) left.push(item.caseNumber);
  const announced = batch.items.length - left.length;
  if (announced > 0)
    await context.withTransaction((tx) => noteAnnounced(tx, sessionId, { announced, actor }, context.clock.now()));
  return { ok: true, announced, left };
}

async function areAsShown(tx: Tx, items: ItemRow[], marks: ReadonlyMap<string, string>): Promise<boolean> {
  for (const { item, mark } of await marksOfRulings(tx, items)) if (marks.get(item.id) !== mark) return false;
  const ids = subjectsOf(items, "application");
  if (ids.length === 0) return true;
  for (const file of await tx.select().from(applications).where(inArray(applications.id, ids))) {
    const languages = await languagesOfReaders(tx, file);
    const own = items.filter(({ subjectId }) => subjectId === file.id);
    if (own.some((item) => marks.get(item.id) !== markOfItem(item, languages))) return false;
  }
  return true;
}

async function announceItem(
  context: CouncilContext,
  { session, item }: { session: SessionRow; item: ItemRow },
  announcer: Viewer,
): Promise<boolean> {
  const { id: itemId, subjectId: applicationId, recommendationId, explanation } = item;
  const ballots = await context.db.select().from(councilBallots).where(eq(councilBallots.itemId, itemId));
  const count = countBallots(
    session.rules,
    ballots.map(({ choice }) => choice),
  );
  const { for: votes, against, deferred, abstained } = count;
  const tally = { for: votes, against, ...(deferred > 0 && { deferred }), abstained };
  const ballot = { sessionId: session.id, itemId, ...tally };
  const note = async (tx: Tx, decisionId: string) => {
    await tx.update(councilItems).set({ decisionId }).where(eq(councilItems.id, itemId));
  };
  if (item.subjectType === "membership")
    return context.withTransaction(async (tx) => {
      const vote = { proposalId: item.subjectId, answer: "confirmed", ballot, actorId: announcer.id } as const;
      const isSettled = await settleByVote(tx, context.config, vote, context.clock.now());
      if (isSettled) await note(tx, item.subjectId);
      return isSettled;
    });
  const ruling = rulingOf(item);
  if (!ruling) return false;
  const outcome = await decide(
    context,
    { applicationId, version: 0, explanation },
    { kind: "ballot", ballot, recommendationId, announcer, note },
    ruling,
  );
  return outcome.ok;
}

async function noteAnnounced(
  tx: Tx,
  sessionId: string,
  { announced, actor }: { announced: number; actor: Viewer },
  now: Date,
): Promise<void> {
  const session = await findSession(tx, sessionId);
  if (!session) return;
  const isDone = (await listUnannounced(tx, sessionId)).length === 0;
  if (isDone) await writeSession(tx, session, { state: "announced", announcedAt: now });
  const data = { count: announced };
  await recordActivity(tx, { subjectId: sessionId, action: "session.announced", actorId: actor.id, data }, now);
}

/** What was voted and can still be announced. */
async function listUnannounced(tx: Tx, sessionId: string): Promise<ItemRow[]> {
  const items = await listItems(tx, sessionId);
  const standing = await standingDecisions(tx, items);
  const open = items.filter((item) => !standing.has(item.id) && isDecided(item));
  if (open.length === 0) return [];
  const isAsked = inArray(applications.id, subjectsOf(open, "application"));
  const files = await tx
    .select()
    .from(applications)
    .where(and(isAsked, eq(applications.status, "recommended")));
  const rulings = await findProposals(tx, subjectsOf(open, "membership"));
  const waiting = new Set([
    ...files.map(({ id }) => id),
    ...rulings.filter(({ proposal }) => proposal.outcome === null).map(({ proposal }) => proposal.id),
  ]);
  return open.filter(({ subjectId }) => waiting.has(subjectId));
}
