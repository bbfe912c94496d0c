import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { digestOf } from "#tests/support/world/digest.ts";
import { COLUMNS, type Column } from "#tests/support/world/people.ts";
import { ask, fillIn, readMatrix, type Row, type Transport, verdictOf } from "#tests/support/world/verdicts.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";
import { ACCESS_MATRIX } from "./access-matrix.ts";

// Every page for every column is some thousand requests: slow machines get the time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

interface BuiltRoute {
  id: string;
  parentId?: string;
  path?: string;
  module: { default?: unknown; loader?: unknown; action?: unknown };
}

const { rows, elsewhere } = readMatrix(ACCESS_MATRIX);
const routes: BuiltRoute[] = await readRoutes();
let world: World;
let before: Record<string, string>;

beforeAll(async () => {
  world = await buildWorld();
  before = digestOf(world.portal);
});

async function readRoutes(): Promise<BuiltRoute[]> {
  const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as {
    routes: Record<string, BuiltRoute>;
  };
  return Object.values(build.routes);
}

const isLayout = ({ id }: BuiltRoute) => routes.some(({ parentId }) => parentId === id);

/** The whole path of a route, with its parents'. */
function patternOf({ path: own, parentId }: BuiltRoute): string {
  const parent = routes.find(({ id }) => id === parentId);
  return (parent ? patternOf(parent) : "") + (own ? `/${own}` : "");
}

/** What the table must say of a route: each method it answers, for each kind of object its address names. */
function neededCells(route: BuiltRoute): string[] {
  const asked = [...(route.module.loader ? ["GET"] : []), ...(route.module.action ? ["POST"] : [])];
  const kinds = patternOf(route).includes(":") ? ["own", "foreign", "missing"] : ["own"];
  return asked.flatMap((method) => kinds.map((kind) => `${route.id} ${method} ${kind}`));
}

/** Asks every column for every row, and names each answer that differs from the table. */
async function differences(
  wanted: readonly Row[],
  transport: Transport,
  send: (column: Column, address: string, row: Row) => Promise<string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const row of wanted.filter(({ transports }) => transports.includes(transport))) {
    for (const column of COLUMNS) {
      const address = fillIn(row.address, world.objects(row.ownership, column));
      const [page = "", data = page] = row.verdicts[column].split("/");
      const expected = transport === "page" ? page : data;
      const answer = await send(column, address, row);
      if (answer === expected) continue;
      found.push(
        `${row.routeId}, ${row.method} ${row.address} (${row.ownership}) as ${column}: ${answer}, not ${expected}`,
      );
    }
  }
  return found;
}

const asking = (transport: Transport) => async (column: Column, address: string, row: Row) =>
  verdictOf(await ask(world.browsers[column], address, row, transport));

describe("C01 the table", () => {
  test("names every route of the build, with every method and every kind of object", () => {
    const written = new Set([
      ...rows.map(({ routeId, method, ownership }) => `${routeId} ${method} ${ownership}`),
      ...elsewhere.flatMap(({ routeId, method }) =>
        ["own", "foreign", "missing"].map((kind) => `${routeId} ${method} ${kind}`),
      ),
    ]);
    const lacking = routes.flatMap(neededCells).filter((cell) => !written.has(cell));
    expect(lacking, "add a row to tests/http/access-matrix.ts").toEqual([]);
  });

  test("names nothing that is not in the build", () => {
    const known = new Map(routes.map((route) => [route.id, route]));
    const stray = rows.filter(({ routeId, method, transports }) => {
      const route = known.get(routeId);
      if (!route || !(method === "POST" ? route.module.action : route.module.loader)) return true;
      return isLayout(route) && transports.includes("page");
    });
    expect(stray, "take these rows out of tests/http/access-matrix.ts").toEqual([]);
  });
});

describe("Everybody gets what the table says", () => {
  const reading = rows.filter(({ method }) => method === "GET");
  const writing = rows.filter(({ method }) => method === "POST");

  test("C01 of every page", async () => {
    expect(await differences(reading, "page", asking("page"))).toEqual([]);
  });

  test("C02 of every loader asked alone", async () => {
    expect(await differences(reading, "data", asking("data"))).toEqual([]);
  });

  test("C02 by HEAD, one column for each verdict of a row about what is not one's own", async () => {
    const head = async (column: Column, address: string, { verdicts }: Row) => {
      const isFirst = COLUMNS.find((one) => verdicts[one] === verdicts[column]) === column;
      return isFirst ? verdictOf(await world.browsers[column].head(address)) : verdicts[column];
    };
    // HEAD is answered by what answers GET: the address of every route once.
    const once = new Map(reading.map((row) => [row.routeId, row]));
    const foreign = reading.filter(({ ownership }) => ownership === "foreign");
    for (const row of foreign) once.set(row.routeId, row);
    expect(await differences([...once.values()], "page", head)).toEqual([]);
  });

  test("G02 and none of that wrote anything", () => {
    expect(digestOf(world.portal)).toEqual(before);
  });

  test("C03 of every form, posted empty", async () => {
    expect(await differences(writing, "page", asking("page"))).toEqual([]);
  });

  test("C03 of every action asked alone", async () => {
    expect(await differences(writing, "data", asking("data"))).toEqual([]);
  });

  test("C03 and nothing was written for a form without meaning", () => {
    expect(digestOf(world.portal)).toEqual(before);
  });
});

test("C03 a route without an action takes no form, whoever posts it", async () => {
  const readOnly = routes.filter((route) => !route.module.action && !isLayout(route));
  const answered: string[] = [];
  for (const { id } of readOnly) {
    const row = rows.find(({ routeId }) => routeId === id);
    if (!row) continue;
    const address = fillIn(row.address, world.objects("own", "administrator"));
    const method = "POST";
    const posting: Row = { ...row, method };
    for (const transport of ["page", "data"] as const) {
      const { status } = await ask(world.browsers.administrator, address, posting, transport);
      if (status !== 405) answered.push(`${id} by ${transport}: ${status}`);
    }
  }
  expect(answered).toEqual([]);
});
