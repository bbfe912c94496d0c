import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";

export type CoverRow = typeof institutionCovers.$inferSelect;

const coverOf = prepared("cover_of_institution", (db) =>
  db
    .select()
    .from(institutionCovers)
    .where(eq(institutionCovers.institutionId, sql.placeholder("institutionId"))),
);

/** The cover of an institution, also one that was removed and is still kept; null where there is none. */
export async function findCover(db: Reader, institutionId: string): Promise<CoverRow | null> {
  const [row] = await coverOf(db, { institutionId });
  return row ?? null;
}

/** The cover an institution shows; null where it shows none. */
export async function findShownCover(db: Reader, institutionId: string): Promise<CoverRow | null> {
  const cover = await findCover(db, institutionId);
  return cover?.removedAt === null ? cover : null;
}

/** The covers that some institutions show, by institution. */
export async function readShownCovers(db: Reader, ids: string[]): Promise<Map<string, CoverRow>> {
  const { institutionId, removedAt } = institutionCovers;
  const rows = await db
    .select()
    .from(institutionCovers)
    .where(and(inArray(institutionId, ids), isNull(removedAt)));
  return new Map(rows.map((row) => [row.institutionId, row]));
}
