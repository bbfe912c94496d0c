import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { markWithoutOwner } from "../file/application.ts";
import { type ApplicationSubject, canReadInternals } from "../file/application.policy.ts";
import { tellOfStuck, tellWhoActs } from "../letters/tell-next.server.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

interface Input {
  applicationId: string;
  reason: string;
}

/** A coordinator or council member with ties to the applicant steps aside; an owned file becomes free. */
export async function declareConflict(
  context: Pick<Services, "withTransaction" | "clock" | "config">,
  { applicationId, reason }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { applicationId, isAllowed: canReadInternals },
    actor,
    async (tx, { subject }, now) => {
      await stepAside(tx, context.config, { subject, reason, actor }, now);
      return { ok: true };
    },
  );
}

interface Stepping {
  subject: ApplicationSubject;
  reason: string;
  actor: Viewer;
}

/** The same within a transaction, for whoever reads the file and may not. */
export async function stepAside(
  tx: Tx,
  { origin }: Pick<Config, "origin">,
  { subject, reason, actor }: Stepping,
  now: Date,
): Promise<void> {
  const applicationId = subject.id;
  const mark = markWithoutOwner({ status: subject.status, cameBack: null });
  const cameBack = sql`coalesce(${applications.cameBack}, ${mark})`;
  const declared = { reason, createdAt: now, undoneAt: null, undoneById: null, undoneReason: null };
  await tx
    .insert(conflictsOfInterest)
    .values({ applicationId, userId: actor.id, ...declared })
    .onConflictDoUpdate({ target: [conflictsOfInterest.applicationId, conflictsOfInterest.userId], set: declared });
  await tx
    .update(applications)
    .set({ coordinatorId: null, cameBack, updatedAt: now })
    .where(and(eq(applications.id, applicationId), eq(applications.coordinatorId, actor.id)));
  const action = "application.conflict_declared";
  await recordActivity(tx, { subjectId: applicationId, action, actorId: actor.id, data: { reason } }, now);
  await tellOfStuck(tx, { applicationId, origin, actorId: actor.id }, now);
  if (subject.ownerId === actor.id && subject.status !== "recommended")
    await tellWhoActs(tx, { applicationId, why: "free", origin, actorId: actor.id }, now);
}
