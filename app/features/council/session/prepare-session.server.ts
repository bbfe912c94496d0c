import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { endOfDay, momentOn } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { councilSessions } from "#db/schema/council.ts";
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
    const row = { ...planOf(form), state: "prepared" as const, version: 1, createdById: actor.id, createdAt: now };
    const [session] = await tx.insert(councilSessions).values(row).returning({ id: councilSessions.id });
    if (!session) throw new Error("The session was not written");
    await recordActivity(tx, { subjectId: session.id, action: "session.prepared", actorId: actor.id }, now);
    return { ok: true, id: session.id };
  });
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
