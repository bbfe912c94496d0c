import { and, eq, gt, sql } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { endOfDay, momentOn } from "#app/platform/days.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import {
  actorsNow,
  changeSession,
  type CouncilContext,
  type SessionRefusal,
  writeSession,
} from "./change-session.server.ts";
import { stateAfter } from "./council.ts";
import type { SessionForm } from "./council.schema.ts";

/** When people begin who vote in writing. */
const MORNING = "09:00";

function planOf({ kind, day, time, until, quorum, share, mostAgainst, mayDefer }: SessionForm) {
  return {
    kind,
    startsAt: momentOn(day, kind === "meeting" ? (time ?? MORNING) : MORNING),
    endsAt: kind === "written" && until ? endOfDay(until) : null,
    rules: { quorum, share, mostAgainst, mayDefer },
  };
}

/** A new session of the council, with an empty agenda. */
export function prepareSession(
  { withTransaction, clock }: CouncilContext,
  form: SessionForm,
  actor: Viewer,
): Promise<{ ok: true; id: string } | Refusal<"forbidden">> {
  return withTransaction(async (tx) => {
    if (!stateAfter("prepared", "change", await actorsNow(tx, actor))) return refused("forbidden");
    const now = clock.now();
    const twin = await findJustPrepared(tx, planOf(form), actor, now);
    if (twin) return { ok: true, id: twin };
    const row = { ...planOf(form), state: "prepared" as const, version: 1, createdById: actor.id, createdAt: now };
    const [session] = await tx.insert(councilSessions).values(row).returning({ id: councilSessions.id });
    if (!session) throw new Error("The session was not written");
    await recordActivity(tx, { subjectId: session.id, action: "session.prepared", actorId: actor.id }, now);
    return { ok: true, id: session.id };
  });
}

/** A form that is sent twice prepares one session: the same plan, a moment ago, and nothing on its agenda yet. */
async function findJustPrepared(
  tx: Tx,
  { kind, startsAt, endsAt, rules }: ReturnType<typeof planOf>,
  actor: Viewer,
  now: Date,
): Promise<string | null> {
  const isFresh = and(
    eq(councilSessions.state, "prepared"),
    eq(councilSessions.createdById, actor.id),
    gt(councilSessions.createdAt, new Date(now.getTime() - SENT_TWICE_MS)),
    eq(councilSessions.kind, kind),
    eq(councilSessions.startsAt, startsAt),
    sql`not exists (select 1 from ${councilItems} where ${councilItems.sessionId} = ${councilSessions.id})`,
  );
  const fresh = await tx.select().from(councilSessions).where(isFresh);
  const twin = fresh.find((one) => isDeepStrictEqual([one.endsAt, one.rules], [endsAt, rules]));
  return twin?.id ?? null;
}

/** Another day or other rules, as long as nobody votes. */
export function replanSession(
  context: CouncilContext,
  { sessionId, version, ...form }: SessionForm & { sessionId: string },
  actor: Viewer,
): Promise<{ ok: true } | SessionRefusal> {
  return changeSession(context, { sessionId, version, event: "change" }, actor, async (tx, session, now) => {
    await writeSession(tx, session, planOf({ ...form, version }));
    await recordActivity(tx, { subjectId: sessionId, action: "session.changed", actorId: actor.id }, now);
    return { ok: true } as const;
  });
}
