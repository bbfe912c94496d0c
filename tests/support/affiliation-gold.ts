import type { Reader } from "#db/types.ts";
import { searchRegistry } from "#app/features/registry/registry-queries.server.ts";
import { readSharedRecords } from "./shared-data.ts";

/** Names of institutions as authors typed them, with the right ROR ids (test data of the registry's own service). */
export const GOLD_FILE = "institutions/ror_affiliation_gold.jsonl.gz";
export const DUMP_FILE = "institutions/ror_v2_education.jsonl.gz";

interface GoldRow {
  set: string;
  text: string;
  ror_ids: string[];
  education: boolean;
}

export interface Quality {
  asked: number;
  /** Share with a right institution among the first eight. */
  inFirstEight: number;
  /** Share with a right institution at the top. */
  atTop: number;
  misses: string[];
}

/** How often the search finds the institution that was meant, over all names of universities in the gold set. */
export async function measureQuality(db: Reader, file: string): Promise<Quality> {
  const quality: Quality = { asked: 0, inFirstEight: 0, atTop: 0, misses: [] };
  for await (const { set, education, text, ror_ids } of readSharedRecords<GoldRow>(file)) {
    if (set !== "names" || !education) continue;
    const hits = await searchRegistry(db, { query: text.slice(0, 200), limit: 8, locale: "en" });
    const place = hits.findIndex(({ id }) => ror_ids.includes(id));
    quality.asked += 1;
    quality.inFirstEight += Number(place >= 0);
    quality.atTop += Number(place === 0);
    if (place < 0) quality.misses.push(text);
  }
  const share = (count: number) => Math.round((1000 * count) / quality.asked) / 1000;
  return { ...quality, inFirstEight: share(quality.inFirstEight), atTop: share(quality.atTop) };
}
