import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import type { DocumentFault, SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { openOf } from "../file/formalities.ts";
import type { ApplicantContext } from "../file/own-application.server.ts";
import { putSheet } from "../head/put-sheet.server.ts";
import { changeFormalities } from "./change-formalities.server.ts";

type Context = ApplicantContext & Pick<Services, "files" | "background">;
type Posted = { ok: true } | { ok: false; fault: DocumentFault | "none" | null; params?: Record<string, number> };

/** Inspects the signed sheet and puts it into the file in place of the earlier one; `fault` null when that cannot be done now. */
export async function addSheet(
  context: Context,
  { applicationId, file }: { applicationId: string; file: SentFile | null },
  actor: Viewer,
): Promise<Posted> {
  if (!file) return { ok: false, fault: "none" };
  const added = await storeFile(context, file, (sheet) =>
    changeFormalities(context, applicationId, actor, async (tx, { row, states }, now) => {
      if (!openOf(states).includes("commitment")) return refused("impossible");
      const documentId = await putSheet(tx, { applicationId, sheet, uploadedById: actor.id }, now);
      const { version } = (await textsInForce(tx)).commitment;
      const given = { commitmentWay: "sheet" as const, commitmentVersion: version, commitmentAt: now, documentId };
      await tx.update(applicationFormalities).set(given).where(eq(applicationFormalities.id, row.id));
      return { action: "application.commitment_uploaded", data: { version } };
    }),
  );
  if (added.ok) return { ok: true };
  return added.reason === "file" ? added : { ok: false, fault: null };
}
