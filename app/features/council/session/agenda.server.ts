import { and, asc, eq } from "drizzle-orm";
import { renumberAgenda } from "#app/features/agenda/leave-agenda.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { rulingOf } from "#app/features/members/institution/rulings.ts";
import { findProposals, type RuledOn } from "#app/features/members/membership/ruling-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { refused, type Refusal } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { councilItems } from "#db/schema/council.ts";
import type { CouncilSubject } from "#db/vocabulary-council.ts";
import { changeSession, type CouncilContext, type SessionRefusal, writeSession } from "./change-session.server.ts";
import { MOST_ITEMS } from "./limits.ts";
import { dropMotion, listWaitingMotions } from "./motions.server.ts";
import {
  latestRecommendations,
  listUndecidedFiles,
  listWaitingFiles,
  type RecommendationRow,
} from "./waiting-files.server.ts";
import { listWaitingRulings } from "./waiting-rulings.server.ts";

export type ItemRow = typeof councilItems.$inferSelect;

/** The agenda of a session, in its order. */
export function listItems(db: Reader, sessionId: string): Promise<ItemRow[]> {
  return db
    .select()
    .from(councilItems)
    .where(eq(councilItems.sessionId, sessionId))
    .orderBy(asc(councilItems.position));
}

/** The ids of what some items of one kind are about. */
export const subjectsOf = (items: readonly ItemRow[], kind: CouncilSubject): string[] =>
  items.filter(({ subjectType }) => subjectType === kind).map(({ subjectId }) => subjectId);

type Agenda = { ok: true; count: number } | SessionRefusal | Refusal<"too-many">;

/** What is chosen for the agenda, by ids. */
export interface Chosen {
  files: readonly string[];
  rulings?: readonly string[];
  motions?: readonly string[];
}

interface PutOn {
  sessionId: string;
  version: number;
  chosen: Chosen | "all";
}

/**
 * Puts recommended files on the agenda, in the order in which they were recommended, and after them what is proposed for
 * memberships and motions; `all` that waits, as far as there is room. What waits no longer is left out.
 */
export function putOnAgenda(
  context: CouncilContext,
  { sessionId, version, chosen }: PutOn,
  actor: Viewer,
): Promise<Agenda> {
  return changeSession<Agenda>(context, { sessionId, version, event: "put_on" }, actor, async (tx, session, now) => {
    const known = await listItems(tx, sessionId);
    const room = MOST_ITEMS - known.length;
    if (room <= 0) return refused("too-many");
    const waiting = await listChosen(tx, { chosen, room, today: dayOf(now) }, actor);
    if (waiting.length === 0) return refused("stale");
    if (waiting.length > room) return refused("too-many");
    const first = (known.at(-1)?.position ?? 0) + 1;
    const rows = waiting.map((item, index) => ({ ...item, ...UNVOTED, sessionId, position: first + index }));
    await tx.insert(councilItems).values(rows);
    await writeSession(tx, session);
    const data = { count: rows.length };
    await recordActivity(tx, { subjectId: sessionId, action: "session.put_on", actorId: actor.id, data }, now);
    return { ok: true, count: rows.length };
  });
}

export const UNVOTED = { explanation: "", deferredUntil: null } as const;

async function listChosen(
  tx: Tx,
  { chosen, room, today }: { chosen: PutOn["chosen"]; room: number; today: string },
  actor: Viewer,
) {
  const asked = chosen === "all" ? { limit: room } : { limit: MOST_ITEMS, files: chosen.files };
  const files = await listWaitingFiles(tx, actor, asked);
  const recommendations = await latestRecommendations(
    tx,
    files.map(({ id }) => id),
  );
  const ofFiles = files.flatMap(({ id, caseNumber }) => {
    const latest = recommendations.get(id);
    const item = { subjectType: "application" as const, subjectId: id, caseNumber: caseNumber ?? "" };
    return latest ? [{ ...item, ...proposalOf(latest) }] : [];
  });
  const others = [
    ...(await listWaitingRulings(tx, actor, today)).map(itemOfRuling),
    ...(await listWaitingMotions(tx)).map(itemOfMotion),
  ];
  if (chosen === "all") return [...ofFiles, ...others].slice(0, room);
  const asWell = new Set([...(chosen.rulings ?? []), ...(chosen.motions ?? [])]);
  return [...ofFiles, ...others.filter(({ subjectId }) => asWell.has(subjectId))];
}

export const itemOfMotion = ({ id, number }: { id: string; number: string | null }) => ({
  ...{ subjectType: "rule" as const, subjectId: id, recommendationId: id, proposal: "adopt" as const },
  ...{ caseNumber: number ?? "", reasonCodes: [] },
});

const itemOfRuling = ({ proposal, membership }: RuledOn) => ({
  ...{ subjectType: "membership" as const, subjectId: proposal.id, recommendationId: proposal.id },
  proposal: rulingOf(proposal, membership),
  caseNumber: membership.number,
  reasonCodes: [],
});

const proposalOf = ({ id, recommendation, reasonCodes }: RecommendationRow) => ({
  recommendationId: id,
  proposal: recommendation,
  reasonCodes,
});

/** Takes one thing off the agenda; the others move up. */
export function takeOffAgenda(
  context: CouncilContext,
  { sessionId, version, itemId }: { sessionId: string; version: number; itemId: string },
  actor: Viewer,
): Promise<{ ok: true } | SessionRefusal> {
  return changeSession<{ ok: true } | SessionRefusal>(
    context,
    { sessionId, version, event: "take_off" },
    actor,
    async (tx, session, now) => {
      const isThis = and(eq(councilItems.id, itemId), eq(councilItems.sessionId, sessionId));
      const [item] = await tx.delete(councilItems).where(isThis).returning();
      if (!item) return refused("stale");
      await renumberAgenda(tx, sessionId);
      await writeSession(tx, session);
      const data = { caseNumber: item.caseNumber || (await dropMotion(tx, item.subjectId)) };
      await recordActivity(tx, { subjectId: sessionId, action: "session.taken_off", actorId: actor.id, data }, now);
      return { ok: true };
    },
  );
}

/** Leaves on the agenda what still waits, each file with what is recommended now; resolves to what is left. */
export async function refreshAgenda(tx: Tx, sessionId: string): Promise<ItemRow[]> {
  const items = await listItems(tx, sessionId);
  const files = subjectsOf(items, "application");
  const proposals = await findProposals(tx, subjectsOf(items, "membership"));
  const open = proposals.filter(({ proposal }) => proposal.outcome === null);
  const waiting = new Set([...(await listUndecidedFiles(tx, files)), ...open.map(({ proposal }) => proposal.id)]);
  const recommendations = await latestRecommendations(tx, files);
  for (const { id, subjectType, subjectId, recommendationId } of items) {
    const isThis = eq(councilItems.id, id);
    const latest = recommendations.get(subjectId);
    if (subjectType !== "rule" && !waiting.has(subjectId)) await tx.delete(councilItems).where(isThis);
    else if (latest && latest.id !== recommendationId)
      await tx.update(councilItems).set(proposalOf(latest)).where(isThis);
  }
  await renumberAgenda(tx, sessionId);
  return listItems(tx, sessionId);
}
