import { and, inArray, ne } from "drizzle-orm";
import { type LetterKind, PRIVATE_KINDS } from "#app/features/letters/kinds.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { outbox } from "#db/schema/outbox.ts";

const GONE_ONCE_SENT: LetterKind[] = ["account-closed", ...PRIVATE_KINDS];

type Context = Pick<Services, "withTransaction" | "emptyLog">;

/** Removes the last letter to people who closed their account and letters for their reader alone, once they are sent; then what was deleted from the files of the database. */
async function cleanDatabase({ withTransaction, emptyLog }: Context): Promise<void> {
  const isGone = and(inArray(outbox.kind, GONE_ONCE_SENT), ne(outbox.status, "queued"));
  await withTransaction((tx) => tx.delete(outbox).where(isGone));
  await emptyLog();
}

export const cleanDatabaseJob: Job<Context> = {
  name: "clean-database",
  cron: "0 23 * * * *",
  work: cleanDatabase,
};
