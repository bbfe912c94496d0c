import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { isClosed, markWithoutOwner } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import {
  type ApplicationRow,
  changeDossier,
  type Done,
  type Dossier,
  type DossierRefusal,
} from "../file/dossier.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { listColleagues } from "../file/who-acts.server.ts";

interface Input {
  applicationId: string;
  /** The owner the page showed, null for nobody: taking over from somebody unseen is refused as stale. */
  seenCoordinatorId: string | null;
  /** Said of a colleague's file: the actor goes on all the same. */
  goesOn?: boolean;
  /** A colleague is named by id; only the owner gives a file away, or anybody one that has no owner. */
  to: "me" | "nobody" | { colleagueId: string };
}

type Target = { ok: true; coordinatorId: string | null; name: string | null };

async function findTarget(
  tx: Tx,
  { subject }: Dossier,
  to: Input["to"],
  actor: Viewer,
): Promise<Target | DossierRefusal> {
  if (to === "me") return { ok: true, coordinatorId: actor.id, name: null };
  if (to === "nobody") return { ok: true, coordinatorId: null, name: null };
  if (subject.ownerId !== null && subject.ownerId !== actor.id) return refused("not-owner");
  const colleague = (await listColleagues(tx, subject)).find(({ id }) => id === to.colleagueId);
  return colleague ? { ok: true, coordinatorId: colleague.id, name: colleague.name } : refused("no-colleague");
}

function happeningOf({
  coordinatorId,
  name,
}: Target): Happening<"application.handed_over" | "application.released" | "application.assigned"> {
  if (name !== null) return { action: "application.handed_over", data: { colleague: name } };
  return { action: coordinatorId === null ? "application.released" : "application.assigned" };
}

function markOf(application: Pick<ApplicationRow, "status" | "cameBack">, coordinatorId: string | null) {
  if (coordinatorId === null) return markWithoutOwner(application);
  return application.cameBack === "free" ? null : application.cameBack;
}

/** Makes the coordinator or a colleague the owner of an open file, or gives it back to all; whoever it concerns is told. */
export async function assignApplication(
  context: Pick<Services, "withTransaction" | "clock" | "config">,
  { applicationId, seenCoordinatorId, to, goesOn = false }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  // Who names a colleague for somebody else's file hears that only its owner gives it away.
  const change = { applicationId, seenCoordinatorId, isAllowed: canWorkOn, ...(typeof to === "string" && { goesOn }) };
  return changeDossier<Done>(context, change, actor, async (tx, dossier, now) => {
    const { application } = dossier;
    const isNew = application.status === "submitted" && (application.coordinatorId === null || to === "me");
    if (isClosed(application.status) || isNew) return refused("impossible");
    const target = await findTarget(tx, dossier, to, actor);
    if (!target.ok) return target;
    const { coordinatorId } = target;
    if (coordinatorId === seenCoordinatorId) return { ok: true };
    const cameBack = markOf(application, coordinatorId);
    await tx
      .update(applications)
      .set({ coordinatorId, cameBack, updatedAt: now })
      .where(eq(applications.id, applicationId));
    await recordActivity(tx, { ...happeningOf(target), subjectId: applicationId, actorId: actor.id }, now);
    const telling = { application, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, userId: coordinatorId, why: "handed" }, now);
    if (coordinatorId) await tellColleague(tx, { ...telling, userId: seenCoordinatorId, why: "taken_over" }, now);
    return { ok: true };
  });
}
