import { asc, eq, gt } from "drizzle-orm";
import { repairSearchTexts } from "#app/platform/repair-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { readTexts } from "./institution-texts.server.ts";
import { derivedColumns } from "./institution-entry.server.ts";

/** Raised when `derivedColumns` writes another search text than before, or words are folded otherwise. */
export const SEARCH_TEXTS = { setting: "institution_search_text", version: 3 } as const;

type Row = typeof institutions.$inferSelect;

async function writeSearch(tx: Tx, rows: readonly Row[]): Promise<number> {
  for (const row of rows) {
    const topics = await tx.select().from(institutionTopics).where(eq(institutionTopics.institutionId, row.id));
    const codes = (wanted: string) => topics.flatMap(({ kind, code }) => (kind === wanted ? [code] : []));
    const translatedProfiles = await readTexts(tx, row.id, "profile");
    const { search } = derivedColumns(
      { ...row, translatedProfiles },
      codes("theme") as Theme[],
      codes("field") as IscedNarrow[],
    );
    if (search !== row.search) await tx.update(institutions).set({ search }).where(eq(institutions.id, row.id));
  }
  if (rows.length > 0) await touchDirectory(tx, ...rows.map(({ id }) => id));
  return rows.length;
}

/** Brings the search texts of an older release up to date, once, before the portal listens. */
export function repairInstitutionSearch(services: Pick<Services, "db" | "withTransaction" | "clock">): Promise<number> {
  return repairSearchTexts<Row>(services, {
    ...SEARCH_TEXTS,
    readAfter: (db, id, limit) =>
      db.select().from(institutions).where(gt(institutions.id, id)).orderBy(asc(institutions.id)).limit(limit),
    write: writeSearch,
  });
}
