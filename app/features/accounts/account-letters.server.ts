import { and, eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Tx } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Locale } from "#db/locales.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import type { LetterAbout } from "#app/features/letters/kinds.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import type { Letter } from "#app/platform/outbox.server.ts";
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
  kind: LetterAbout<"user">;
  letter: Letter;
  recipient: string;
  locale: Locale;
  /** The secret of its link, encrypted. */
  sealedSecret?: string;
  /** Whose account it is about; null for an invitation of somebody without one. */
  userId: string | null;
}

/** Queues a letter about an account; each call is an occasion of its own. Resolves to the name of the occasion. */
export async function queueAccountLetter(
  tx: Tx,
  { userId, kind, letter, ...to }: Addressed,
  now: Date,
): Promise<string> {
  const dedupeKey = `${kind}:${randomUUID()}`;
  await postLetter(tx, { ...letter, ...to, kind, subjectId: userId, dedupeKey }, now);
  return dedupeKey;
}

/** Takes a letter back that was queued about nobody's account; one about an account stays. */
export async function takeBackUnaddressed(tx: Tx, dedupeKey: string): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.dedupeKey, dedupeKey), isNull(outbox.subjectId)));
}
