import { randomUUID } from "node:crypto";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import type { MailFailure } from "#app/platform/mail-failure.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Locale } from "#db/locales.ts";

type Context = Pick<Services, "db" | "config" | "mail" | "logger">;

type TestOutcome = { ok: true } | Refusal<never, "no-server"> | (Refusal<never, "refused"> & { failure: MailFailure });

/** Sends one letter now, past the outbox, and tells what the mail server said. */
export async function sendTestLetter(
  { db, config, mail, logger }: Context,
  { to, locale }: { to: string; locale: Locale },
): Promise<TestOutcome> {
  if (!config.smtpUrl) return refused("no-server");
  const frame = await composeFor(db, locale, "secretariat");
  const { t, association } = frame;
  const letter = composeLetter(frame, {
    subject: t("administration:test_letter.subject", { association }),
    paragraphs: [
      t("administration:test_letter.text"),
      t("administration:test_letter.footer", { host: new URL(config.origin).host }),
    ],
  });
  const failure = await mail.send({ ...letter, id: randomUUID(), recipient: to, sealedSecret: null, ends: null });
  logger.info({ code: failure?.code ?? "accepted" }, "test letter");
  return failure ? refused("refused", { failure }) : { ok: true };
}
