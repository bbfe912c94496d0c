import Database from "better-sqlite3";
import { beforeAll, expect, test, vi } from "vitest";
import { PUBLIC_TABLES } from "#db/public-version.server.ts";
import { patternOf } from "#tests/support/crawl.ts";
import type { Answer } from "#tests/support/test-portal.ts";
import { COLUMNS, EMAILS } from "#tests/support/world/people.ts";
import { OWN_SECRETS } from "#tests/support/world/secrets.ts";
import { fillIn, readMatrix } from "#tests/support/world/verdicts.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";
import { ACCESS_MATRIX } from "./access-matrix.ts";

// Every page for several columns is some hundred requests: slow machines get the time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Raised with every change of the two, whose rows are counted themselves. */
const COUNTED_OTHERWISE = ["counters", "public_version"];
/** What is read beside what pages show: who an account is never changes, and its address and language are for letters. */
const NEVER_SHOWN: Record<string, string[]> = { users: ["id", "email", "locale"] };
const SIGNED_IN = COLUMNS.filter((column) => ["representative", "coordinator", "administrator"].includes(column));

const pages = readMatrix(ACCESS_MATRIX).rows.filter(
  ({ method, transports }) => method === "GET" && transports.includes("page"),
);
const isKept = ({ headers }: Answer) => headers.get("Cache-Control") === "public, max-age=0, must-revalidate";

/** The columns that a statement names, as `table.column`. Where there is one table, it stands before none of them. */
function columnsIn(statement: string): string[] {
  const tables = [...statement.matchAll(/\b(?:from|join) "(\w+)"(?: "(\w+)")?/gi)];
  const names = Object.fromEntries(
    tables.flatMap(([, table = "", alias]) => [
      [table, table],
      [alias ?? table, table],
    ]),
  );
  const whole = [...statement.matchAll(/"(\w+)"\."(\w+)"/g)].map(
    ([, of = "", column]) => `${names[of] ?? of}.${column}`,
  );
  const [only, another] = tables;
  const bare =
    only && !another ? [...statement.matchAll(/(?<!")\B"(\w+)"(?!\.)/g)].map(([, one]) => `${only[1]}.${one}`) : [];
  return [...whole, ...bare];
}

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Every page there is, as one column. */
async function walk(column: (typeof COLUMNS)[number]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const { address, ownership } of pages) {
    const filled = fillIn(address, world.objects(ownership, column));
    // Some pages leave a visitor a cookie, by which one is told from others.
    const browser = column === "anonymous" ? world.portal.browser() : world.browsers[column];
    answers.set(filled, await browser.get(filled));
  }
  return answers;
}

/** The page as it is made for somebody of whom the portal knows nothing, without what is of one request. */
async function madeAnew(address: string): Promise<string> {
  const { text, headers } = await world.portal.browser().get(address, { Cookie: "stranger=1" });
  return text.replaceAll(/ nonce="[^"]*"/g, "").replaceAll(headers.get("X-Request-Id") ?? "", "");
}

test("of every page there is, nothing that was made for somebody signed in is kept, nor given to anybody else", async () => {
  for (const column of SIGNED_IN) {
    for (const [address, answer] of await walk(column)) {
      expect([address, isKept(answer)]).toEqual([address, false]);
    }
  }
  const [first, second] = [await walk("anonymous"), await walk("anonymous")];
  const kept = [...second].filter(([, answer]) => isKept(answer));
  expect(kept.length).toBeGreaterThan(15);
  const canaries = [...Object.values(EMAILS), ...Object.values(OWN_SECRETS)].filter((one) => typeof one === "string");
  for (const [address, { text, headers, status }] of kept) {
    expect([address, status, headers.get("Set-Cookie"), text === first.get(address)?.text]).toEqual([
      address,
      200,
      null,
      true,
    ]);
    expect([address, text === (await madeAnew(address))]).toEqual([address, true]);
    const own = await world.browsers.coordinator.get(address);
    expect([address, isKept(own)]).toEqual([address, false]);
    const seen = canaries.filter((canary) => text.includes(canary));
    expect([
      address,
      seen.filter((canary) => !(own.text.includes(canary) && first.get(address)?.text.includes(canary))),
    ]).toEqual([address, []]);
  }
});

test("every parameter by which kept pages lead to themselves has its part in what is kept", async () => {
  const seen = new Set<string>();
  for (const [, { document }] of await walk("anonymous")) {
    for (const link of document.querySelectorAll("a[href*='?']")) {
      const { origin, pathname, searchParams } = new URL(link.getAttribute("href") ?? "", "http://portal.test");
      const address = `${pathname}?${searchParams}`;
      if (origin !== "http://portal.test" || searchParams.has("lng") || seen.has(patternOf(address))) continue;
      seen.add(patternOf(address));
      const answer = await world.portal.browser().get(address);
      if (isKept(answer)) expect([address, answer.text === (await madeAnew(address))]).toEqual([address, true]);
    }
  }
});

test("kept pages are made from tables whose changes are counted, and from no others", async () => {
  const addresses = [...(await walk("anonymous"))].filter(([, answer]) => isKept(answer)).map(([address]) => address);
  const read = new Set<string>();
  const named = new Set<string>();
  const statement = Object.getPrototypeOf(new Database(":memory:").prepare("select 1")) as Database.Statement;
  const spies = (["all", "get"] as const).map((name) => {
    const real = statement[name];
    return vi.spyOn(statement, name).mockImplementation(function (this: Database.Statement, ...values: unknown[]) {
      for (const [, table = ""] of this.source.matchAll(/\b(?:from|join) ["`]?(\w+)/gi)) read.add(table);
      for (const column of columnsIn(this.source)) named.add(column);
      return real.apply(this, values) as never;
    });
  });
  for (const address of addresses) await madeAnew(address);
  for (const spy of spies) spy.mockRestore();
  expect(read).toContain("institutions");
  const counted = [...Object.keys(PUBLIC_TABLES), ...COUNTED_OTHERWISE];
  expect([...read].filter((table) => !counted.includes(table)).sort()).toEqual([]);
  const ofColumns = Object.entries(PUBLIC_TABLES).flatMap(([table, { columns }]) =>
    columns
      ? [{ table, known: [...columns, ...(NEVER_SHOWN[table] ?? [])].map((column) => `${table}.${column}`) }]
      : [],
  );
  for (const { table, known } of ofColumns)
    expect([...named].filter((one) => one.startsWith(`${table}.`) && !known.includes(one))).toEqual([]);
});
