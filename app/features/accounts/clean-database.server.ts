import { and, eq, ne } from "drizzle-orm";
import type { LetterKind } from "#app/features/letters/kinds.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { outbox } from "#db/schema/outbox.ts";

const FAREWELL: LetterKind = "account-closed";

type Context = Pick<Services, "withTransaction" | "emptyLog">;

/** Removes the last letter to people who closed their account, then what was deleted from the files of the database. */
async function cleanDatabase({ withTransaction, emptyLog }: Context): Promise<void> {
  const isFarewell = and(eq(outbox.kind, FAREWELL), ne(outbox.status, "queued"));
  await withTransaction((tx) => tx.delete(outbox).where(isFarewell));
  await emptyLog();
}

export const cleanDatabaseJob: Job<Context> = {
  name: "clean-database",
  cron: "0 23 * * * *",
  work: cleanDatabase,
};
