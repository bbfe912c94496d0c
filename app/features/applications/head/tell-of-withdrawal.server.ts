import { formatDate } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { findLatestConfirmation } from "../file/application-queries.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { withdrawnToHeadLetter } from "../letters/applying-letters.ts";
import { writeToHead } from "../letters/write-to-applicants.server.ts";
import { confirmationToken, confirmationUrl } from "../file/confirmation-link.server.ts";

/** Tells the head who has signed, or whose answer is awaited, that the application is withdrawn. */
export async function tellHeadOfWithdrawal(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  now: Date,
): Promise<void> {
  const link = await findLatestConfirmation(tx, application.id);
  if (!link || (link.answer !== "confirmed" && application.status !== "awaiting_head")) return;
  const post = {
    link,
    token: confirmationToken(config.secret, link.id),
    occasion: `application-withdrawn:${application.id}:${application.version}:head`,
    kind: "application-withdrawn-head" as const,
  };
  await writeToHead(
    tx,
    config,
    application,
    {
      ...post,
      compose: (frame, institution) =>
        withdrawnToHeadLetter(frame, {
          institution,
          date: formatDate(now, frame.locale),
          url: confirmationUrl(config, frame.locale),
        }),
    },
    now,
  );
}
