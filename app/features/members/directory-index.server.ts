import { asc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions, institutionTopics, memberships } from "#db/schema/members.ts";
import { fold } from "#db/search.server.ts";
import type { DirectoryEntry, Selection } from "./directory-selection.ts";
import { directoryVersion } from "./directory-version.server.ts";

/** All active members by name, and the answers already worked out from them. Belongs to one version of the directory. */
export interface DirectoryIndex {
  version: number;
  entries: readonly DirectoryEntry[];
  selections: Map<string, Selection>;
}

const isActive = eq(memberships.status, "active");

const activeMembers = prepared("directory_members", (db) =>
  db
    .select({
      id: institutions.id,
      names: sql<string>`${institutions.sortName} || ' ' || coalesce(${institutions.acronym}, '') || ' ' || ${institutions.nameOfficial}`,
      region: institutions.subregion,
      country: institutions.country,
      type: institutions.type,
      category: memberships.category,
      startsOn: memberships.startsOn,
      confirmedAt: institutions.confirmedAt,
    })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(isActive)
    .orderBy(asc(institutions.sortName), asc(institutions.id)),
);

const activeTopics = prepared("directory_topics", (db) =>
  db
    .select({ id: institutionTopics.institutionId, kind: institutionTopics.kind, code: institutionTopics.code })
    .from(institutionTopics)
    .innerJoin(memberships, eq(memberships.institutionId, institutionTopics.institutionId))
    .where(isActive)
    .orderBy(asc(institutionTopics.institutionId), asc(institutionTopics.code)),
);

type Topics = Record<(typeof institutionTopics.$inferSelect)["kind"], string[]>;

async function loadEntries(db: Reader): Promise<DirectoryEntry[]> {
  const topics = new Map<string, Topics>();
  const topicsOf = (id: string) => {
    const known = topics.get(id) ?? { theme: [], field: [], offer: [], seek: [] };
    topics.set(id, known);
    return known;
  };
  for (const { id, kind, code } of await activeTopics(db, {})) topicsOf(id)[kind].push(code);
  const rows = await activeMembers(db, {});
  return rows.map(({ id, names, region, country, type, category, startsOn, confirmedAt }) => ({
    id,
    names: fold(names),
    startsOn,
    confirmedAt: confirmedAt.getTime(),
    values: { region: [region], country: [country], type: [type], category: [category], ...topicsOf(id) },
  }));
}

const kept = new WeakMap<Reader, { version: number; index: Promise<DirectoryIndex> }>();

/**
 * The index of the directory as it now stands. Counting eight facets over every member in SQL costs more than the whole
 * page, so the members are read once for each version and counted in memory.
 */
export async function directoryIndex(db: Reader): Promise<DirectoryIndex> {
  const version = await directoryVersion(db);
  const known = kept.get(db);
  if (known?.version === version) return known.index;
  const index = loadEntries(db).then((entries) => ({ version, entries, selections: new Map() }));
  kept.set(db, { version, index });
  index.catch(() => kept.delete(db));
  return index;
}
