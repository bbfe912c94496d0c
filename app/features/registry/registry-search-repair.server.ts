import { and, eq, sql } from "drizzle-orm";
import type { Services } from "#app/platform/services.server.ts";
import { dialect } from "#db/kit.ts";
import { registryNames } from "#db/schema/registry.ts";
import { settings } from "#db/schema/settings.ts";
import { searchText, transliterate } from "#db/search.server.ts";

/** Raised when words are folded otherwise than when the registry was read. */
const SEARCH_TEXT_VERSION = 2;
const SETTING = "registry_search_text";
const BATCH = 1000;

// Only Arabic words, and those with a Kazakh һ, are folded otherwise than in releases before.
const isFoldedAnew =
  dialect === "sqlite" ? sql`${registryNames.search} glob '*[ء-ەһ]*'` : sql`${registryNames.search} ~ '[ء-ەһ]'`;

/** Folds the names of a registry read by an older release anew, once, before the portal listens. */
export async function repairRegistrySearch({
  db,
  withTransaction,
  clock,
}: Pick<Services, "db" | "withTransaction" | "clock">): Promise<number> {
  const [known] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, SETTING));
  if (known?.value === SEARCH_TEXT_VERSION) return 0;
  const { institutionId, position, folded, search } = registryNames;
  const rows = await db.select({ institutionId, position, folded, search }).from(registryNames).where(isFoldedAnew);
  for (let start = 0; start < rows.length; start += BATCH) {
    await withTransaction(async (tx) => {
      for (const row of rows.slice(start, start + BATCH))
        await tx
          .update(registryNames)
          .set({ folded: transliterate(row.folded), search: searchText(row.search) })
          .where(and(eq(institutionId, row.institutionId), eq(position, row.position)));
    });
  }
  const row = { value: SEARCH_TEXT_VERSION, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx
      .insert(settings)
      .values({ name: SETTING, ...row })
      .onConflictDoUpdate({ target: settings.name, set: row }),
  );
  return rows.length;
}
