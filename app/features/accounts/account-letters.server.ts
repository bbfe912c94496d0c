import { randomUUID } from "node:crypto";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { type Letter, queueLetter } from "#app/platform/outbox.server.ts";
import type { AccountContext } from "./account-context.ts";
import type { Sender } from "./account-emails.ts";

/** Who writes, in the recipient's language. Read before a transaction begins. */
export async function senderIn(
  { db, config }: Pick<AccountContext, "db"> & { config: { origin: string } },
  locale: Locale,
): Promise<Sender> {
  return { ...(await composeFor(db, locale, "account")), origin: config.origin };
}

interface Addressed {
  kind: string;
  letter: Letter;
  recipient: string;
  locale: Locale;
  /** The secret of its link, encrypted. */
  sealedSecret?: string;
  /** Whose account it is about; null for an invitation of somebody without one. */
  userId: string | null;
}

/** Queues a letter about an account; each call is an occasion of its own. */
export async function queueAccountLetter(tx: Tx, { userId, kind, letter, ...to }: Addressed, now: Date): Promise<void> {
  const subject = userId ? { subjectType: "user", subjectId: userId } : {};
  const dedupeKey = `account-${kind}:${randomUUID()}`;
  await queueLetter(tx, { ...letter, ...to, ...subject, kind: `account-${kind}`, dedupeKey }, now);
}
