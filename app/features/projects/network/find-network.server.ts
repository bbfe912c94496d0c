import { and, eq, inArray, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { DirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import type { DirectoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { countedYears, isWithin, type Run, type Span } from "#app/features/members/year/project-year.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { supports } from "../board/board-queries.server.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Titled } from "../project/project-title.ts";
import { type Bridge, bridgesBetween, densityOf } from "./bridges.ts";
import { type Bounds, chooseDrawn, type Joined, joinedIn, type Pair, pairCounter, pairsAround } from "./pairs.ts";
import { keptConsortia } from "./kept-consortia.server.ts";
import { type Party, readConsortia } from "./read-consortia.server.ts";
import { LEADERS, type LeadersView } from "./ui/network-model.ts";
import { figuresByYear, spanOf, type YearFigures, yearsAround } from "./years.ts";

/** More dots and lines than these cannot be told apart. */
const MOST_DRAWN = { members: 120, pairs: 200 };
/** So many projects of a pair are named in the table. */
export const MOST_TITLES = 3;
/** After so many projects others are answered. */
const AT_ONCE = 2000;
/** So many bridges between regions are told of. */
export const MOST_BRIDGES = 8;

interface NamedMember extends InstitutionNames {
  slug: string;
  acronym: string | null;
}

export interface NetworkMember extends NamedMember {
  region: string;
  isFound: boolean;
}

type NamedProject = Titled & { slug: string };

export interface FoundNetwork {
  total: number;
  pairs: readonly Pair[];
  /** Members found that are in a pair, those with the most partners first. */
  joined: readonly Joined[];
  /** What stands in the picture. */
  drawn: { members: readonly Joined[]; pairs: readonly Pair[]; ofMembers: number; ofPairs: number };
  around: number | null;
  /** The member asked for stands in no pair. */
  isAbsent: boolean;
  projects: number;
  across: number;
  density: ReturnType<typeof densityOf>;
  bridges: readonly Bridge[];
  /** Every year in which at least two work together, whichever is shown. */
  years: readonly YearFigures[];
  spanOfProject(id: string): Span | null;
  member(at: number): NetworkMember;
  project(id: string): NamedProject | undefined;
}

interface Asked {
  audience: Audience;
  locale: Locale;
  /** Of which projects; all of them, where nothing is said. */
  within?: SQL;
  most?: Bounds;
  /** What members are ranked by first. */
  rankedBy?: "partners" | "projects";
}

/** All pairs of those found, and when each of their projects runs. */
async function pairsOf(
  db: Reader,
  { audience, within }: Asked,
  index: DirectoryIndex,
  isFound: (at: number) => boolean,
) {
  const counter = pairCounter();
  const runs = new Map<string, Run>();
  const add = ({ project, institutions: ids, run }: Party) => {
    if (run) runs.set(project, run);
    counter.add({ project, members: ids.flatMap((id) => index.numberOf(id) ?? []) }, isFound);
  };
  if (within) for await (const parties of readConsortia(db, audience, within)) parties.forEach(add);
  else
    for (const [at, party] of (await keptConsortia(db, audience)).entries()) {
      add(party);
      if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    }
  return { pairs: counter.pairs(), runs };
}

/** The projects that name one published initiative. */
const forInitiative = (db: Reader, slug: string | null): SQL | undefined =>
  slug === null ? undefined : supports(db, and(eq(initiatives.slug, slug), eq(initiatives.state, "published")));

function onlyIn(pairs: readonly Pair[], year: number | null, isIn: (id: string, year: number) => boolean): Pair[] {
  if (year === null) return [...pairs];
  return pairs.flatMap((pair) => {
    const projectsIn = pair.projects.filter((id) => isIn(id, year));
    return projectsIn.length > 0 ? [{ ...pair, projects: projectsIn }] : [];
  });
}

async function numberOfSlug(db: Reader, index: DirectoryIndex, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const row = await institutionAt(db, slug);
  return row ? index.numberOf(row.id) : null;
}

/** Members found before their partners; then by partners, projects and name. */
function inRank(
  joined: readonly Joined[],
  isFound: (at: number) => boolean,
  { inOrder, by }: { inOrder: Uint32Array; by: "partners" | "projects" },
): Joined[] {
  const isJoined = new Set(joined.map(({ at }) => at));
  const order = new Map<number, number>();
  for (const [place, at] of inOrder.entries()) if (isJoined.has(at)) order.set(at, place);
  const place = ({ at }: Joined) => order.get(at) ?? 0;
  const found = ({ at }: Joined) => (isFound(at) ? 1 : 0);
  return [...joined].sort(
    (a, b) =>
      found(b) - found(a) || b[by] - a[by] || b.partners - a.partners || b.projects - a.projects || place(a) - place(b),
  );
}

async function readMembers(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMember>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: institutions.id, slug: institutions.slug, acronym: institutions.acronym, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

async function readProjects(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, NamedProject>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: projects.id, slug: projects.slug, ...titleColumns })
    .from(projects)
    .where(inArray(projects.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The first of those found in each of the figures; a figure of nothing names nobody. */
export const leadersBy = (joined: readonly Joined[], by: LeadersView["by"]): Joined[] =>
  joined
    .filter((one) => one[by] > 0)
    .sort((a, b) => b[by] - a[by])
    .slice(0, 3);

const NEVER: Span = { from: 1, to: 0 };
const NOTHING_DRAWN: FoundNetwork["drawn"] = { members: [], pairs: [], ofMembers: 0, ofPairs: 0 };

/** Who stands in the picture: all, or one member with its partners. */
function chooseFor(pairs: readonly Pair[], ranked: readonly Joined[], around: number | null, most: Bounds) {
  const shown = around === null ? pairs : pairsAround(pairs, around);
  const isShown = new Set(shown.flatMap(({ one, other }) => [one, other]));
  const first = ranked.filter(({ at }) => isShown.has(at));
  if (around !== null) first.sort((a, b) => Number(b.at === around) - Number(a.at === around));
  return { ...chooseDrawn(shown, first, most), ofMembers: first.length, ofPairs: shown.length };
}

/**
 * Who of the members a filter leaves works with whom, in the projects that are published for somebody. Partners beyond the
 * filter belong to it, their pairs among each other do not.
 */
export async function findNetwork(db: Reader, filter: DirectoryFilter, asked: Asked): Promise<FoundNetwork> {
  const { audience, locale, most = MOST_DRAWN, rankedBy: by = "partners" } = asked;
  const { index, selection } = await selectMembers(db, filter, { today: audience.today, locale });
  const { columns } = index;
  const found = new Uint8Array(columns.size);
  for (const at of selection.found) found[at] = 1;
  const isFound = (at: number) => found[at] === 1;
  const regionOf = (at: number) => columns.entryOf(at)?.values.region[0] ?? "";
  const idOf = (at: number) => columns.entryOf(at)?.id ?? "";
  const within = and(asked.within, forInitiative(db, filter.initiative));
  const { today } = audience;
  const { pairs: ever, runs } = await pairsOf(db, { ...asked, within }, index, isFound);
  const counted = new Map([...runs].map(([id, run]) => [id, countedYears(run, today)]));
  const isIn = (id: string, year: number) => isWithin(year, counted.get(id) ?? NEVER);
  await setImmediate();
  const years = figuresByYear(ever, yearsAround(today), { isIn, isFound });
  const pairs = onlyIn(ever, filter.year, isIn);
  const members = joinedIn(pairs, regionOf);
  await setImmediate();
  const ranked = inRank(members, isFound, { inOrder: index.inOrderFor(locale), by });
  const joined = ranked.filter(({ at }) => isFound(at));
  const centre = await numberOfSlug(db, index, filter.around);
  const around = ranked.some(({ at }) => at === centre) ? centre : null;
  const isAbsent = filter.around !== null && around === null;
  const drawn = isAbsent ? NOTHING_DRAWN : chooseFor(pairs, ranked, around, most);
  const bridges = bridgesBetween(pairs, regionOf);
  await setImmediate();
  const told = [...drawn.members, ...LEADERS.flatMap((one) => leadersBy(joined, one))].map(({ at }) => at);
  const bridging = bridges.slice(0, MOST_BRIDGES).flatMap(({ members: ats }) => ats);
  const named = await readMembers(db, [...new Set([...told, ...bridging].map(idOf))]);
  const titles = drawn.pairs.flatMap(({ projects: ids }) => ids.slice(0, MOST_TITLES));
  const projectsNamed = await readProjects(db, [...new Set(titles)]);
  return {
    ...{ total: selection.found.length, pairs, joined, drawn, around, isAbsent },
    projects: new Set(pairs.flatMap(({ projects: ids }) => ids)).size,
    ...{ bridges, years },
    spanOfProject(id) {
      const run = runs.get(id);
      return run ? spanOf(run, today) : null;
    },
    density: densityOf(pairs.filter(({ one, other }) => isFound(one) && isFound(other)).length, selection.found.length),
    across: pairs.filter(({ one, other }) => regionOf(one) !== regionOf(other)).length,
    member(at) {
      const row = named.get(idOf(at));
      if (!row) throw new Error(`The member ${idOf(at)} was not read`);
      return { ...row, region: regionOf(at), isFound: isFound(at) };
    },
    project: (id) => projectsNamed.get(id),
  };
}
