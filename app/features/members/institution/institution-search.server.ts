import { and, asc, eq, gt } from "drizzle-orm";
import { repairSearchTexts } from "#app/platform/repair-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import type { Theme } from "#db/vocabulary-taxonomies.ts";
import { touchDirectory } from "./directory-version.server.ts";
import { readTexts } from "./institution-texts.server.ts";
import { derivedColumns } from "./institution-entry.server.ts";

/** Raised when `derivedColumns` writes another search text than before, or words are folded otherwise. */
const SEARCH_TEXT_VERSION = 1;

type Row = typeof institutions.$inferSelect;

async function writeSearch(tx: Tx, rows: readonly Row[]): Promise<number> {
  for (const row of rows) {
    const isTheme = and(eq(institutionTopics.institutionId, row.id), eq(institutionTopics.kind, "theme"));
    const topics = await tx.select({ code: institutionTopics.code }).from(institutionTopics).where(isTheme);
    const themes = topics.map(({ code }) => code as Theme);
    const translatedProfiles = await readTexts(tx, row.id, "profile");
    const { search } = derivedColumns({ ...row, translatedProfiles }, themes);
    if (search !== row.search) await tx.update(institutions).set({ search }).where(eq(institutions.id, row.id));
  }
  if (rows.length > 0) await touchDirectory(tx);
  return rows.length;
}

/** Brings the search texts of an older release up to date, once, before the portal listens. */
export function repairInstitutionSearch(services: Pick<Services, "db" | "withTransaction" | "clock">): Promise<number> {
  return repairSearchTexts<Row>(services, {
    setting: "institution_search_text",
    version: SEARCH_TEXT_VERSION,
    readAfter: (db, id, limit) =>
      db.select().from(institutions).where(gt(institutions.id, id)).orderBy(asc(institutions.id)).limit(limit),
    write: writeSearch,
  });
}
