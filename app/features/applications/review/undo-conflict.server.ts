import { and, eq, isNull } from "drizzle-orm";
import { isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { applications } from "#db/schema/applications.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { tellColleague } from "../letters/tell-next.server.ts";

interface Input {
  applicationId: string;
  userId: string;
  reason: string;
}

type Undone = { ok: true } | Refusal<"forbidden" | "stale", "not-yourself">;

/** An administrator lets somebody take part again who had declared a conflict of interest; nobody lets themselves. */
export function undoConflict(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock" | "config">,
  { applicationId, userId, reason }: Input,
  actor: Viewer,
): Promise<Undone> {
  return withTransaction<Undone>(async (tx) => {
    if (!isAdministrator(actor)) return refused("forbidden");
    if (userId === actor.id) return refused("not-yourself");
    const now = clock.now();
    const { applicationId: application, userId: person, undoneAt } = conflictsOfInterest;
    const undone = await tx
      .update(conflictsOfInterest)
      .set({ undoneAt: now, undoneById: actor.id, undoneReason: reason })
      .where(and(eq(application, applicationId), eq(person, userId), isNull(undoneAt)))
      .returning({ userId: person });
    const [file] = await tx.select().from(applications).where(eq(applications.id, applicationId));
    if (undone.length === 0 || !file) return refused("stale");
    const entry = { subjectId: applicationId, actorId: actor.id, data: { reason } };
    await recordActivity(tx, { ...entry, action: "application.conflict_undone" }, now);
    const telling = { application: file, actor, origin: config.origin };
    await tellColleague(tx, { ...telling, userId, why: "conflict_undone" }, now);
    return { ok: true };
  });
}
