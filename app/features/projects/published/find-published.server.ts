import { inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectResults } from "#db/schema/results.ts";
import { fold } from "#db/search.server.ts";
import { initiativeAddresses } from "../board/initiative-filter.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { forInitiative, listFacets, listPublished } from "./published-results.server.ts";
import { chooseResults, type ResultFilters } from "./result-filters.ts";

/** Of projects that support a published initiative, by its address; of none where there is no such initiative. */
const forPublished = async (db: Reader, slug: string) =>
  forInitiative(db, (await initiativeAddresses(db)).idOf.get(slug) ?? "");

/** One page of the results that filters leave, with how many each further choice would; a page beyond the last is the last. */
export async function findPublished(
  db: Reader,
  audience: Audience,
  { query, chosen, initiative, page: asked }: ResultFilters,
  pageSize: number,
) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const all = await listFacets(db, audience, initiative === null ? undefined : await forPublished(db, initiative));
  const spoken = all.filter(({ search }) => words.every((word) => search.includes(word)));
  const { found, counts } = chooseResults(spoken, chosen);
  const page = Math.min(asked, Math.max(1, Math.ceil(found.length / pageSize)));
  const ids = found.slice((page - 1) * pageSize, page * pageSize).map(({ id }) => id);
  const rows =
    ids.length > 0
      ? await listPublished(db, audience, { where: inArray(projectResults.id, ids), limit: ids.length })
      : [];
  return { rows, counts, total: found.length, page };
}
