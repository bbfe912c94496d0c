import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { isClosed } from "../application.ts";
import { canWorkOn } from "../application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../dossier.server.ts";

interface Input {
  applicationId: string;
  /** The owner the page showed, null for nobody: taking over from somebody unseen is refused as stale. */
  seenCoordinatorId: string | null;
  to: "me" | "nobody";
}

/** Makes the coordinator the owner of an open file, or gives it back to all. */
export async function assignApplication(
  context: Pick<Services, "withTransaction" | "clock">,
  { applicationId, seenCoordinatorId, to }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { applicationId, isAllowed: canWorkOn },
    actor,
    async (tx, { application }, now) => {
      if (application.coordinatorId !== seenCoordinatorId) return { ok: false, reason: "stale" };
      if (isClosed(application.status) || application.status === "submitted")
        return { ok: false, reason: "impossible" };
      const coordinatorId = to === "me" ? actor.id : null;
      if (coordinatorId === seenCoordinatorId) return { ok: true };
      await tx.update(applications).set({ coordinatorId, updatedAt: now }).where(eq(applications.id, applicationId));
      const action = to === "me" ? "application.assigned" : "application.released";
      const about = { subjectType: "application", subjectId: applicationId } as const;
      await recordActivity(tx, { ...about, action, actorId: actor.id, visibility: "staff" }, now);
      return { ok: true };
    },
  );
}
