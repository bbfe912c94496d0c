import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { WITH_OPEN_CALLS } from "./directory-filter.ts";
import type { DirectoryEntry, Selection } from "./directory-selection.ts";
import { type DirectoryDetails, loadDetails } from "./directory-details.server.ts";
import { loadPoints, type MemberPoints } from "./member-points.server.ts";
import type { Hits } from "./directory-search.server.ts";
import { directoryVersion } from "../institution/directory-version.server.ts";
import { entitled } from "../institution/entitled.server.ts";

/** What a question found beside the entries that hold its words. */
export type Found = Pick<Hits, "isGuess" | "words" | "suggestion">;

/** All members in force by name, and the answers already worked out from them: of one version of the directory and one day. */
export interface DirectoryIndex {
  version: number;
  today: string;
  entries: readonly DirectoryEntry[];
  /** The same in the order of the names that a reader of the language is shown. */
  inOrderFor(locale: Locale): readonly DirectoryEntry[];
  /** How many countries the members are in. */
  countries: number;
  selections: Map<string, Selection & Found>;
  /** Who leads an open project, as the entries say it now. */
  calls: string;
  /** Read when somebody first looks for what the entries do not hold. */
  details(): Promise<DirectoryDetails>;
  /** Read when somebody first looks at the map. */
  points(): Promise<MemberPoints>;
}

const isListed = entitled("be_listed", sql.placeholder("today"));

const listedMembers = prepared("directory_members", (db) =>
  db
    .select({
      id: institutions.id,
      ...nameColumns,
      region: institutions.subregion,
      country: institutions.country,
      type: institutions.type,
      control: institutions.control,
      languages: institutions.languagesOfInstruction,
      unesco: institutions.unescoLinks,
      category: memberships.category,
      startsOn: memberships.startsOn,
      confirmedAt: institutions.confirmedAt,
    })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(isListed)
    .orderBy(asc(institutions.sortName), asc(institutions.id)),
);

// One row for each member: as rows of their own, ten times as many would be read.
const listedTopics = prepared("directory_topics", (db) =>
  db
    .select({
      id: institutionTopics.institutionId,
      topics: sql<string>`string_agg(${institutionTopics.kind} || ' ' || ${institutionTopics.code}, ',')`,
    })
    .from(institutionTopics)
    .innerJoin(memberships, eq(memberships.institutionId, institutionTopics.institutionId))
    .where(isListed)
    .groupBy(institutionTopics.institutionId),
);

type Topics = Record<(typeof institutionTopics.$inferSelect)["kind"], string[]>;

function readTopics(joined: string): Topics {
  const topics: Topics = { theme: [], field: [], offer: [], seek: [] };
  for (const topic of joined === "" ? [] : joined.split(",").sort()) {
    const [kind = "", code = ""] = topic.split(" ");
    topics[kind as keyof Topics].push(code);
  }
  return topics;
}

const NONE: readonly string[] = [];
const OPEN: readonly string[] = [WITH_OPEN_CALLS];

interface Loaded {
  entry: DirectoryEntry;
  named: Parameters<typeof nameOf>[0];
}

async function loadEntries(db: Reader, today: string): Promise<Loaded[]> {
  const topics = new Map((await listedTopics(db, { today })).map((row) => [row.id, row.topics]));
  const rows = await listedMembers(db, { today });
  return rows.map((row) => {
    const { id, region, country, type, control, languages, unesco, category, startsOn, confirmedAt, ...named } = row;
    const own = { region: [region], country: [country], type: [type], control: [control], category: [category] };
    const values = { ...own, language: languages, unesco, calls: NONE, ...readTopics(topics.get(id) ?? "") };
    return { entry: { id, startsOn, confirmedAt: confirmedAt.getTime(), values }, named };
  });
}

function orderedFor(loaded: readonly Loaded[], locale: Locale): readonly DirectoryEntry[] {
  const { compare } = new Intl.Collator(locale);
  const shown = loaded.map(({ entry, named }) => ({ entry, name: nameOf(named, locale).name }));
  return shown.sort((a, b) => compare(a.name, b.name)).map(({ entry }) => entry);
}

async function loadIndex(db: Reader, version: number, today: string): Promise<DirectoryIndex> {
  const loaded = await loadEntries(db, today);
  const entries = loaded.map(({ entry }) => entry);
  const orders = new Map<Locale, readonly DirectoryEntry[]>([["en", entries]]);
  const countries = new Set(entries.map(({ values }) => values.country[0])).size;
  let details: Promise<DirectoryDetails> | undefined;
  let points: Promise<MemberPoints> | undefined;
  return {
    details: () => (details ??= loadDetails(db, today)),
    points: () => (points ??= loadPoints(db, today)),
    version,
    today,
    entries,
    inOrderFor(locale) {
      const order = orders.get(locale) ?? orderedFor(loaded, locale);
      orders.set(locale, order);
      return order;
    },
    countries,
    selections: new Map(),
    calls: "",
  };
}

const kept = new WeakMap<Reader, { version: number; today: string; index: Promise<DirectoryIndex> }>();

/**
 * The index of the directory as it now stands. Counting a dozen facets over every member in SQL costs more than the whole
 * page, so the members are read once for each version and day and counted in memory.
 */
export async function directoryIndex(db: Reader, today: string): Promise<DirectoryIndex> {
  const version = await directoryVersion(db);
  const known = kept.get(db);
  if (known?.version === version && known.today === today) return withCalls(db, await known.index);
  const index = loadIndex(db, version, today);
  kept.set(db, { version, today, index });
  index.catch(() => kept.delete(db));
  return withCalls(db, await index);
}

const leadsWithCalls = prepared("directory_calls", (db) =>
  db
    .selectDistinct({ id: projects.leadInstitutionId })
    .from(projects)
    .where(
      and(
        eq(projects.status, "open"),
        eq(projects.visibility, "public"),
        gte(projects.answerBy, sql.placeholder("today")),
      ),
    ),
);

/** Projects open and close without a change of the directory: who leads an open one is looked up each time. */
async function withCalls(db: Reader, index: DirectoryIndex): Promise<DirectoryIndex> {
  const ids = (await leadsWithCalls(db, { today: index.today })).map(({ id }) => id).sort();
  const calls = ids.join();
  if (calls === index.calls) return index;
  const leads = new Set(ids);
  for (const { id, values } of index.entries) values.calls = leads.has(id) ? OPEN : NONE;
  index.selections.clear();
  index.calls = calls;
  return index;
}
