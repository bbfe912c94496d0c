import type { Reader } from "#db/index.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { listPublished } from "./published-results.server.ts";
import { resultPath } from "./result-page.server.ts";

const MOST_ADDRESSES = 5000;

/** The addresses of the newest results that everybody may read, for search engines. */
export async function listPublicResults(db: Reader, today: string): Promise<{ path: string; updatedAt: Date }[]> {
  const everybody = await getAudience(db, null, today);
  const rows = await listPublished(db, everybody, { limit: MOST_ADDRESSES });
  return rows.map(({ row, project }) => ({ path: resultPath(project, row), updatedAt: row.updatedAt }));
}
