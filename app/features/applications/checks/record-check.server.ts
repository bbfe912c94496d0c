import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import type { Check, CheckResult } from "#db/vocabulary.ts";
import { ARE_CHECKS_OPEN } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { whyNoteIsNeeded } from "./judged.ts";

/** What a coordinator found at a check. */
export interface Judgement {
  check: Check;
  /** The version of this check the page showed; 0 when it had none yet. */
  checkVersion: number;
  /** `automatic` takes the person's result back, so that the machine's stands again. */
  result: CheckResult | "automatic";
  note: string | null;
  evidenceUrl: string | null;
}

export type JudgementRefusal = Refusal<"stale" | "impossible", "note-needed" | "note-for-fail">;

/** Records what a coordinator found, over whatever the machine found, with a note when they differ or it fails; a check changed meanwhile is refused as stale. */
export async function recordCheck(
  context: Pick<Services, "withTransaction" | "clock">,
  { applicationId, ...judgement }: Judgement & { applicationId: string },
  actor: Viewer,
): Promise<Done | DossierRefusal | JudgementRefusal> {
  const change = { applicationId, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done | JudgementRefusal>(context, change, actor, async (tx, { application }, now) => {
    const refusal = await writeJudgement(tx, application, judgement, actor, now);
    return refusal ?? { ok: true };
  });
}

/** Writes one judgement within a transaction that holds the file; null when it was written. */
export async function writeJudgement(
  tx: Tx,
  { id: applicationId, status }: Pick<ApplicationRow, "id" | "status">,
  { check, checkVersion, result, note, evidenceUrl }: Judgement,
  actor: Viewer,
  now: Date,
): Promise<JudgementRefusal | null> {
  const isThis = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, check));
  const [known] = await tx.select().from(applicationChecks).where(isThis);
  if (!ARE_CHECKS_OPEN.includes(status)) return refused("impossible");
  if ((known?.version ?? 0) !== checkVersion) return refused("stale");
  const why = note ? null : whyNoteIsNeeded(result, known?.automaticResult);
  if (why === "note-for-fail") return refused("note-for-fail");
  if (why === "note-needed") return refused("note-needed");
  const isMachine = result === "automatic";
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
  const action = "application.check_recorded";
  const data = { check, result: values.result };
  await recordActivity(tx, { subjectId: applicationId, action, actorId: actor.id, data }, now);
  return null;
}
