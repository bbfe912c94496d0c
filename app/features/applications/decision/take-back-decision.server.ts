import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { canTakeBack } from "../file/application.policy.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { changeDossier, type Done, type Dossier, type DossierRefusal } from "../file/dossier.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { endHold } from "./announce-decisions.server.ts";

interface Input {
  applicationId: string;
  version: number;
}

/** Takes a decision back before it takes effect: nothing of it was seen outside, the file waits for one again, and whose decision it was is told. */
export async function takeBackDecision(
  context: Pick<Services, "db" | "withTransaction" | "clock" | "config">,
  input: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const { decisionBy } = await getAssociation(context.db);
  const isAllowed = (viewer: Viewer, subject: Dossier["subject"]) => canTakeBack(viewer, subject, decisionBy);
  return changeDossier<Done>(context, { ...input, isAllowed }, actor, async (tx, { application, held }, now) => {
    if (!held || !(await touchApplication(tx, application, now))) return refused("impossible");
    await endHold(tx, held, actor.id, now);
    const data = { outcome: held.outcome };
    await recordActivity(
      tx,
      { subjectId: application.id, action: "application.decision_taken_back", actorId: actor.id, data },
      now,
    );
    const telling = { application, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, userId: held.decidedById, why: "decision_taken_back" }, now);
    return { ok: true };
  });
}
