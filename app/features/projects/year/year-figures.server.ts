import { yearOf } from "#app/features/members/year/project-year.ts";
import type { Reader } from "#db/index.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { CountedYear, Narrowed, YearCounts } from "./count-year.ts";
import { type NetworkIndex, networkIndex } from "./network-index.server.ts";
import {
  type DatedResult,
  isOf,
  readReports,
  readResults,
  type TellingReport,
  yearsOfResults,
} from "./told-in-year.server.ts";
import type { Figure, Share } from "./year-model.ts";

export interface YearFigures {
  year: number;
  /** It is not over. */
  isRunning: boolean;
  figures: Record<Figure, number>;
  before: Record<Figure, number>;
  /** What is planned and counts as nothing that was done. */
  planned: { planned: number; due: number; next: number };
  /** By the ids of initiatives, and by themes. */
  byInitiative: ReadonlyMap<string, Record<Share, number>>;
  byTheme: ReadonlyMap<string, Record<Share, number>>;
  /** How many of the members are in each country. */
  byCountry: readonly (readonly [code: string, members: number])[];
  byType: ReadonlyMap<string, number>;
  /** The ids of the projects that ran, of the results and the reports, the newest first. */
  ran: readonly string[];
  results: readonly string[];
  reports: readonly TellingReport[];
}

interface Sources {
  network: NetworkIndex;
  results: readonly DatedResult[];
  reports: readonly TellingReport[];
}

/** Everybody, whoever asks: the figures of a year are the same for all. */
const everybodyOn = (db: Reader, today: string): Promise<Audience> => getAudience(db, null, today);

/** The years that have a page, the newest first: this one, and those before in which something ran or results are dated. */
export async function yearsWithPage(db: Reader, today: string): Promise<{ years: number[]; latest: number }> {
  const everybody = await everybodyOn(db, today);
  const { years } = await networkIndex(db, everybody);
  const now = yearOf(today);
  const told = [...years, ...(await yearsOfResults(db, everybody))].filter((year) => year <= now);
  return {
    years: [...new Set([now, ...told])].sort((a, b) => b - a),
    latest: Math.max(...told, told.length ? 0 : now),
  };
}

const sumOf = (reports: readonly TellingReport[]) => reports.reduce((sum, { people }) => sum + people, 0);

const countryOf = ({ directory }: NetworkIndex, at: number) => directory.columns.entryOf(at)?.values.country[0] ?? "";

function toldIn({ network, results, reports }: Sources, year: number, narrowed: Narrowed) {
  return {
    results: results.filter((one) => one.year === year && isOf(one, narrowed)),
    reports: reports.filter((one) => one.year === year && network.isFiled(one.at, narrowed)),
  };
}

type Told = ReturnType<typeof toldIn>;

function figuresOf(network: NetworkIndex, { counts, members, pairs }: CountedYear, told: Told): Record<Figure, number> {
  return {
    ...{ ran: counts.year, began: counts.began, ended: counts.ended },
    ...{ members: members.size, pairs },
    countries: new Set([...members].map((at) => countryOf(network, at))).size,
    ...{ results: told.results.length, people: sumOf(told.reports) },
  };
}

/** The figures of each initiative or theme of which there is anything. */
function sharesOf(
  kind: keyof Narrowed,
  projects: ReadonlyMap<string, YearCounts>,
  { results, reports }: Told,
  network: NetworkIndex,
): Map<string, Record<Share, number>> {
  const none = { initiative: null, theme: null };
  const named = results.flatMap((one) => (kind === "theme" ? one.themes : one.initiatives));
  return new Map(
    [...new Set([...projects.keys(), ...named, ...network.filedUnder(kind, reports)])].map((value) => {
      const only = { ...none, [kind]: value };
      const counts = projects.get(value);
      const shares = {
        ...{ ran: counts?.year ?? 0, began: counts?.began ?? 0, ended: counts?.ended ?? 0 },
        results: results.filter((one) => isOf(one, only)).length,
        people: sumOf(reports.filter(({ at }) => network.isFiled(at, only))),
      };
      return [value, shares] as const;
    }),
  );
}

const tally = (values: readonly string[]) =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, some]) => [value, some.length]));

/** What everybody may read of what the network did in a year, of all of it or narrowed. */
export async function yearFigures(
  db: Reader,
  year: number,
  { today, narrowed }: { today: string; narrowed: Narrowed },
): Promise<YearFigures> {
  const everybody = await everybodyOn(db, today);
  const network = await networkIndex(db, everybody);
  const results = await readResults(db, everybody, year);
  const sources = { network, results, reports: await readReports(db, network, year) };
  const counted = network.count(year, narrowed);
  const told = toldIn(sources, year, narrowed);
  const { counts, byInitiative, byTheme } = counted;
  const byCountry = tally([...counted.members].map((at) => countryOf(network, at)));
  return {
    ...{ year, isRunning: year === yearOf(today) },
    figures: figuresOf(network, counted, told),
    before: figuresOf(network, network.count(year - 1, narrowed), toldIn(sources, year - 1, narrowed)),
    planned: {
      ...{ planned: counts.planned, due: counts.due },
      next: network.count(year + 1, narrowed).counts.planned,
    },
    byInitiative: sharesOf("initiative", byInitiative, told, network),
    byTheme: sharesOf("theme", byTheme, told, network),
    byCountry: [...byCountry],
    byType: tally(told.results.map(({ type }) => type)),
    ran: counted.ran.map(network.board.idOf),
    results: told.results.map(({ id }) => id),
    reports: told.reports,
  };
}
