import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import type { Check, CheckResult } from "#db/vocabulary.ts";
import { ARE_CHECKS_OPEN } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

interface Input {
  applicationId: string;
  check: Check;
  /** The version of this check the page showed; 0 when it had none yet. */
  checkVersion: number;
  /** `automatic` takes the person's result back, so that the machine's stands again. */
  result: CheckResult | "automatic";
  note: string | null;
  evidenceUrl: string | null;
}

/** Whether a person says something else than the machine, which has looked. */
export function isOverruled(automatic: CheckResult | null | undefined, result: CheckResult): boolean {
  return Boolean(automatic) && automatic !== "pending" && automatic !== result;
}

/** Records what a coordinator found, over whatever the machine found, with a note when they differ; a check changed meanwhile is refused as stale. */
export async function recordCheck(
  context: Pick<Services, "withTransaction" | "clock">,
  { applicationId, check, checkVersion, result, note, evidenceUrl }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal | Refusal<never, "note-needed">> {
  const change = { applicationId, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done | Refusal<never, "note-needed">>(
    context,
    change,
    actor,
    async (tx, { application }, now) => {
      if (!ARE_CHECKS_OPEN.includes(application.status)) return refused("impossible");
      const isThis = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, check));
      const [known] = await tx.select().from(applicationChecks).where(isThis);
      if ((known?.version ?? 0) !== checkVersion) return refused("stale");
      const isMachine = result === "automatic";
      if (!isMachine && !note && isOverruled(known?.automaticResult, result)) return refused("note-needed");
      const values = {
        result: isMachine ? (known?.automaticResult ?? "pending") : result,
        actorId: isMachine ? null : actor.id,
        note,
        evidenceUrl,
        version: checkVersion + 1,
        updatedAt: now,
      };
      if (known) await tx.update(applicationChecks).set(values).where(isThis);
      else await tx.insert(applicationChecks).values({ ...values, applicationId, check, findings: [] });
      const data = { check, result: values.result };
      await recordActivity(
        tx,
        { subjectId: applicationId, action: "application.check_recorded", actorId: actor.id, data },
        now,
      );
      return { ok: true };
    },
  );
}
