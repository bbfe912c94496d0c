import { and, eq } from "drizzle-orm";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import type { FormalitiesRow } from "../file/formalities-queries.server.ts";
import { commitmentRequestLetter } from "../letters/formalities-letters.ts";
import { writeToHead } from "../letters/write-to-applicants.server.ts";

/** Sends the head a link to sign the commitment; the one before ends. False when somebody asked at the same moment. */
export async function askHeadToSign(
  tx: Tx,
  { origin, secret }: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  { id, timesAsked }: Pick<FormalitiesRow, "id" | "timesAsked">,
  now: Date,
): Promise<boolean> {
  const { head = {} } = await getFiledAnswers(tx, application.id);
  const { full_name: headName = "", email: headEmail = "" } = head as { full_name?: string; email?: string };
  if (headEmail === "") return false;
  const times = timesAsked + 1;
  const token = repeatableToken(secret, `commitment:${id}:${times}`);
  const asked = { tokenSha256: sha256(token), headName, headEmail, askedAt: now, timesAsked: times };
  const written = await tx
    .update(applicationFormalities)
    .set(asked)
    .where(and(eq(applicationFormalities.id, id), eq(applicationFormalities.timesAsked, timesAsked)))
    .returning({ id: applicationFormalities.id });
  if (written.length === 0) return false;
  const [file] = await tx
    .select({ dueAt: applications.dueAt })
    .from(applications)
    .where(eq(applications.id, application.id));
  const post = {
    link: { headName, headEmail },
    token,
    occasion: `commitment-request:${id}:${times}`,
    kind: "application-commitment-request" as const,
  };
  await writeToHead(
    tx,
    { secret },
    application,
    {
      ...post,
      compose: (frame, institution) =>
        commitmentRequestLetter(frame, {
          institution,
          url: `${origin}/commitment/${SECRET_MARK}?lng=${frame.locale}`,
          until: file?.dueAt ? formatDate(file.dueAt, frame.locale) : "",
        }),
    },
    now,
  );
  return true;
}
