import Database from "better-sqlite3";
import { createRandom, type Random } from "./random.ts";
import { typedQueries, withSlip } from "./typed-queries.ts";

interface Row {
  name: string;
  city: string;
  country: string;
  region: string;
  type: string;
  control: string;
  topics: string;
}

const VIEWS = ["rows", "cards"] as const;
const SORTS = ["name", "newest", "confirmed"] as const;
const LANGUAGES = ["en", "ru", "kk"] as const;
const PAGE_SIZE = 25;

/** `total` addresses of the directory for each kind of question, made of the members of a database. */
export function directoryQuestions(file: string, total: number, seed: number) {
  const rows = readMembers(file);
  const names = rows.map(({ name }) => name);
  const random = createRandom(seed);
  const many = (make: () => string) => Array.from({ length: total }, make);
  const typed = typedQueries(random, names, total);
  return {
    list: many(() => address(aPage(random, rows.length))),
    facets: many(() => address(someOf(random, random.pick(rows)))),
    text: typed.map((q) => address([["q", q]])),
    misspelt: many(() => address([["q", withSlip(random, longestWord(random.pick(names)))]])),
    map: many(() => address(aMap(random, random.pick(rows)))),
  };
}

type Parameter = [name: string, value: string];

const address = (parameters: readonly Parameter[]) => `/directory?${new URLSearchParams(parameters as Parameter[])}`;

function readMembers(file: string): Row[] {
  const sqlite = new Database(file, { readonly: true });
  const rows = sqlite
    .prepare(
      `select name_en as name, city, country, subregion as region, type, control,
        (select group_concat(kind || ' ' || code) from institution_topics where institution_id = institutions.id) as topics
        from institutions where id in (select institution_id from memberships) order by id`,
    )
    .all() as Row[];
  sqlite.close();
  return rows;
}

const longestWord = (name: string) =>
  name.split(/[\s,.()-]+/).reduce((long, word) => (word.length > long.length ? word : long), "");

function aPage(random: Random, members: number): Parameter[] {
  const page = 1 + random.below(Math.ceil(members / PAGE_SIZE));
  return [
    ["sort", random.pick(SORTS)],
    ["view", random.pick(VIEWS)],
    ["lng", random.pick(LANGUAGES)],
    ["page", String(page)],
  ];
}

/** Up to three choices that a member fulfils, so that somebody is found. */
function someOf(random: Random, { country, region, type, control, topics }: Row): Parameter[] {
  const own = topics.split(",").map((topic) => topic.split(" ") as Parameter);
  const all: Parameter[] = [["country", country], ["region", region], ["type", type], ["control", control], ...own];
  const chosen = Array.from({ length: 1 + random.below(3) }, () => random.pick(all));
  return [...new Map(chosen.map((one) => [one.join(), one])).values()];
}

function aMap(random: Random, row: Row): Parameter[] {
  const area: Parameter[] = random.chance(0.2) ? [] : [["area", random.chance(0.6) ? row.region : row.country]];
  return [["view", "map"], ...area, ...(random.chance(0.6) ? someOf(random, row) : [])];
}
