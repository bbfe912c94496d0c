import { and, eq } from "drizzle-orm";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import type { Translations } from "#db/locales.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";
import { derivedColumns } from "../institution/institution-entry.server.ts";
import { readTexts, writeTexts } from "../institution/institution-texts.server.ts";

type Columns = Partial<
  Pick<
    typeof institutions.$inferSelect,
    | "nameEn"
    | "nameOfficial"
    | "nameOfficialLanguage"
    | "acronym"
    | "country"
    | "city"
    | "type"
    | "control"
    | "foundedYear"
    | "website"
    | "emailDomains"
    | "registryId"
    | "whedId"
    | "otherNames"
    | "slug"
  >
>;

/**
 * Changes what describes an institution, in the caller's transaction, as the secretariat says it. Gives the
 * version it then has; null when somebody else changed it since `version`.
 */
export async function changeListed(
  tx: Tx,
  { institutionId, version }: { institutionId: string; version: number },
  { columns, names }: { columns: Columns; names: Translations },
  now: Date,
): Promise<number | null> {
  const [row] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
  if (row?.version !== version) return null;
  const topics = await tx.select().from(institutionTopics).where(eq(institutionTopics.institutionId, institutionId));
  const codes = (wanted: string) => topics.flatMap(({ kind, code }) => (kind === wanted ? [code] : []));
  const translatedProfiles = await readTexts(tx, institutionId, "profile");
  const facts = { ...row, ...columns, translatedNames: names, translatedProfiles };
  const derived = derivedColumns(facts, codes("theme") as Theme[], codes("field") as IscedNarrow[]);
  await tx
    .update(institutions)
    .set({ ...columns, ...derived, version: version + 1, updatedAt: now })
    .where(and(eq(institutions.id, institutionId), eq(institutions.version, version)));
  await writeTexts(tx, institutionId, { name: names });
  await touchDirectory(tx, institutionId);
  return version + 1;
}
