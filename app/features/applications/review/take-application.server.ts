import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

interface Input {
  applicationId: string;
  version: number;
  /** Said of a colleague's file: the actor goes on all the same. */
  goesOn?: boolean;
}

/** A coordinator opens a new file and becomes its owner. */
export async function takeApplication(
  context: Pick<Services, "withTransaction" | "clock"> & { config: { origin: string } },
  { goesOn = false, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { ...input, isAllowed: canWorkOn, goesOn },
    actor,
    async (tx, { application }, now) => {
      // The day promised when the file arrived stays; taking it late does not make it less late.
      const dueAt = application.dueAt ?? checkDeadline(now, await getAssociation(tx));
      const changes = { coordinatorId: actor.id, dueAt };
      const isMoved = await moveApplication(tx, application, "open", now, changes);
      if (!isMoved) return refused("impossible");
      await recordActivity(tx, { subjectId: application.id, action: "application.opened", actorId: actor.id }, now);
      const telling = { application, actor, origin: context.config.origin };
      await tellColleague(tx, { ...telling, userId: application.coordinatorId, why: "taken_over" }, now);
      return { ok: true };
    },
  );
}
