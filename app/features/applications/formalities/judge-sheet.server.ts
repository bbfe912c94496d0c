import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { isSheetWaiting } from "../file/formalities.ts";
import { findFormalities } from "../file/formalities-queries.server.ts";
import { sheetRefusedLetter } from "../letters/commitment-letters.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Judged {
  applicationId: string;
  version: number;
  /** Of the sheet that was looked at; another one may have come since. */
  documentId: string;
  /** Why it is not accepted; null of one that is. */
  reason: string | null;
}

/** A coordinator has looked at the signed sheet that the applicant uploaded: it counts, or the applicant reads why not. */
export async function judgeSheet(
  context: Context,
  { reason, documentId, ...input }: Judged,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, { application }, now) => {
    const row = await findFormalities(tx, application.id);
    if (application.status !== "formalities" || !row || !isSheetWaiting(row)) return refused("impossible");
    if (row.documentId !== documentId) return refused("stale");
    const entry = { subjectId: application.id, actorId: actor.id };
    const isRow = eq(applicationFormalities.id, row.id);
    if (reason === null) {
      await tx.update(applicationFormalities).set({ sheetAcceptedAt: now }).where(isRow);
      await recordActivity(tx, { ...entry, action: "application.sheet_accepted" }, now);
      return { ok: true };
    }
    const open = { commitmentWay: null, commitmentVersion: null, commitmentAt: null, documentId: null };
    await tx
      .update(applicationFormalities)
      .set({ ...open, sheetRefusedAt: now, sheetRefusal: reason })
      .where(isRow);
    await recordActivity(tx, { ...entry, action: "application.sheet_refused", data: { reason } }, now);
    const compose = (frame: LetterFrame, institution: string) =>
      sheetRefusedLetter(frame, {
        institution,
        caseNumber: application.caseNumber ?? "",
        reason,
        url: `${context.config.origin}/applications/${application.id}/formalities`,
      });
    const occasion = `sheet-refused:${documentId}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-sheet-refused", compose }, now);
    return { ok: true };
  });
}
