import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import type { DocumentFault, SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { storeFile, type StoredFile } from "#app/platform/stored-file.server.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { openOf } from "../file/formalities.ts";
import type { ApplicantContext } from "../file/own-application.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import { commitmentToken, commitmentUrl } from "../file/commitment-link.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import type { FormalitiesRow } from "../file/formalities-queries.server.ts";
import { whoAnswers } from "../file/who-acts.server.ts";
import { sheetFiledLetter } from "../letters/commitment-letters.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { writeToHead } from "../letters/write-to-applicants.server.ts";
import { putSheet } from "../head/put-sheet.server.ts";
import { changeFormalities } from "./change-formalities.server.ts";

type Context = ApplicantContext & Pick<Services, "files" | "background" | "config">;
interface FiledSheet {
  application: ApplicationRow;
  row: FormalitiesRow;
  sheet: StoredFile;
  /** Who uploaded it. */
  by: string;
}

/** The head, in whose name it was filed, hears of it at once and can object by the link there was to sign. */
async function tellOfSheet(
  tx: Tx,
  config: Services["config"],
  { application, row, sheet, by }: FiledSheet,
  now: Date,
): Promise<void> {
  if (row.tokenSha256 === null || !row.headEmail) return;
  const compose = (frame: LetterFrame, institution: string) =>
    sheetFiledLetter(frame, {
      ...{ institution, by, file: sheet.name, digest: sheet.sha256 },
      caseNumber: application.caseNumber ?? "",
      at: formatDateTime(now, frame.locale),
      url: commitmentUrl(config, frame.locale),
    });
  const link = { headName: row.headName ?? "", headEmail: row.headEmail };
  const token = commitmentToken(config.secret, row.id, row.timesAsked);
  const post = { link, token, occasion: `sheet-filed:${sheet.id}`, kind: "application-sheet-filed" as const, compose };
  await writeToHead(tx, config, application, post, now);
}

type Posted = { ok: true } | { ok: false; fault: DocumentFault | "none" | null; params?: Record<string, number> };

/** Inspects the signed sheet and puts it into the file in place of the earlier one; `fault` null when that cannot be done now. */
export async function addSheet(
  context: Context,
  { applicationId, file }: { applicationId: string; file: SentFile | null },
  actor: Viewer,
): Promise<Posted> {
  if (!file) return { ok: false, fault: "none" };
  const added = await storeFile(context, file, (sheet) =>
    changeFormalities(context, applicationId, actor, async (tx, { application, row, states }, now) => {
      if (!openOf(states).includes("commitment")) return refused("impossible");
      const documentId = await putSheet(tx, { applicationId, sheet, uploadedById: actor.id }, now);
      const { version } = (await textsInForce(tx)).commitment;
      const given = { commitmentWay: "sheet" as const, commitmentVersion: version, commitmentAt: now, documentId };
      const unseen = { sheetAcceptedAt: null, sheetRefusedAt: null, sheetRefusal: null };
      await tx
        .update(applicationFormalities)
        .set({ ...given, ...unseen })
        .where(eq(applicationFormalities.id, row.id));
      await tellOfSheet(tx, context.config, { application, row, sheet, by: actor.name }, now);
      for (const { id: userId } of await whoAnswers(tx, application))
        await tellColleague(tx, { application, userId, why: "sheet_filed", actor, origin: context.config.origin }, now);
      return { action: "application.commitment_uploaded", data: { version } };
    }),
  );
  if (added.ok) return { ok: true };
  return added.reason === "file" ? added : { ok: false, fault: null };
}
