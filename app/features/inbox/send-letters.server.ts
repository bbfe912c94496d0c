import { eq } from "drizzle-orm";
import { isOfPartnership } from "#app/features/letters/project-kinds.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { OutboxWorker } from "#app/platform/outbox.server.ts";
import type { Reader } from "#db/index.server.ts";
import { news } from "#db/schema/letters.ts";
import { findReader } from "./held-news.server.ts";
import { mayStillSee } from "./may-still-see.server.ts";

/** Whether a letter that has waited may go: one about the work of a project only to whoever still reads of it. */
async function mayStillGo(
  { db, clock }: { db: Reader; clock: Clock },
  { kind, dedupeKey }: { kind: string; dedupeKey: string },
): Promise<boolean> {
  if (!isOfPartnership(kind)) return true;
  const [row] = await db.select().from(news).where(eq(news.dedupeKey, dedupeKey));
  if (!row) return true;
  const reader = await findReader(db, row.userId);
  return reader !== null && mayStillSee(db, reader.viewer, row, dayNow(clock));
}

export const sendLettersJob: Job<{ outbox: OutboxWorker; db: Reader; clock: Clock }> = {
  name: "send-letters",
  cron: "*/2 * * * * *",
  work: (context) => context.outbox.sendDue((letter) => mayStillGo(context, letter)),
};
