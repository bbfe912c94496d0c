import { and, eq } from "drizzle-orm";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import type { Config } from "#app/platform/config.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { commitmentToken, commitmentUrl } from "../file/commitment-link.server.ts";
import { findSignedBefore } from "../file/signed-before.server.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import type { FormalitiesRow } from "../file/formalities-queries.server.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import type { EarlierRequest } from "../letters/applying-letters.ts";
import { commitmentRequestLetter } from "../letters/commitment-letters.ts";
import { writeToHead } from "../letters/write-to-applicants.server.ts";

/** What became of an earlier request, for the head who got it; null where there was none. */
function whatBecame({ declinedAt, declineReason, askedAt }: FormalitiesRow, locale: Locale): EarlierRequest | null {
  if (declinedAt) return { became: "declined", date: formatDate(declinedAt, locale), reason: declineReason ?? "" };
  return askedAt && { became: "replaced", date: formatDate(askedAt, locale), reason: "" };
}

/** Sends the head a link to sign the commitment; the one before ends. False when somebody asked at the same moment. */
export async function askHeadToSign(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  { id, timesAsked }: Pick<FormalitiesRow, "id" | "timesAsked">,
  now: Date,
): Promise<boolean> {
  const { head = {} } = await getFiledAnswers(tx, application.id);
  const { full_name: headName = "", email: headEmail = "" } = head as { full_name?: string; email?: string };
  if (headEmail === "") return false;
  const [row] = await tx.select().from(applicationFormalities).where(eq(applicationFormalities.id, id));
  const times = timesAsked + 1;
  const token = commitmentToken(config.secret, id, times);
  const asked = { tokenSha256: sha256(token), headName, headEmail, askedAt: now, timesAsked: times };
  const written = await tx
    .update(applicationFormalities)
    .set({ ...asked, declinedAt: null, declineReason: null })
    .where(and(eq(applicationFormalities.id, id), eq(applicationFormalities.timesAsked, timesAsked)))
    .returning({ id: applicationFormalities.id });
  if (written.length === 0) return false;
  const file = await getFullApplication(tx, application.id);
  const preparer = file && (await findPreparer(tx, file));
  const before = await findSignedBefore(tx, application.id);
  const compose = (frame: LetterFrame, institution: string) =>
    commitmentRequestLetter(frame, {
      institution,
      caseNumber: application.caseNumber ?? "",
      preparer: preparer ? lineOf([preparer.name, preparer.position, preparer.email]) : "",
      preparerEmail: preparer?.email,
      url: commitmentUrl(config, frame.locale),
      until: file?.application.dueAt ? formatDate(file.application.dueAt, frame.locale) : "",
      earlier: row && row.headEmail === headEmail ? whatBecame(row, frame.locale) : null,
      before: before && {
        version: before.text.version,
        now: before.now,
        date: formatDate(before.at, frame.locale),
      },
    });
  const kind = "application-commitment-request" as const;
  const post = { link: { headName, headEmail }, token, occasion: `commitment-request:${id}:${times}`, kind, compose };
  await writeToHead(tx, config, application, post, now);
  return true;
}
