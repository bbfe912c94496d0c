import { and, eq, isNotNull, lt } from "drizzle-orm";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { dropCover } from "./cover-commands.server.ts";

/** Days in which a picture that was removed can be put back. */
export const COVER_KEPT_DAYS = 30;

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "files">;

/** Deletes for good the covers that were removed long ago. */
async function forgetCovers({ db, withTransaction, clock, files }: Context): Promise<number> {
  const since = new Date(clock.now().getTime() - COVER_KEPT_DAYS * 24 * 3_600_000);
  const isOver = and(isNotNull(institutionCovers.removedAt), lt(institutionCovers.removedAt, since));
  const { institutionId } = institutionCovers;
  const due = await db.select({ institutionId }).from(institutionCovers).where(isOver);
  for (const one of due) {
    const ids = await withTransaction(async (tx) => {
      const still = await tx.$count(institutionCovers, and(isOver, eq(institutionId, one.institutionId)));
      return still > 0 ? dropCover(tx, one.institutionId) : [];
    });
    for (const id of ids) await files.remove(id);
  }
  return due.length;
}

export const forgetCoversJob: Job<Context> = { name: "forget-covers", cron: "0 27 4 * * *", work: forgetCovers };
