import { beforeAll, expect, test, vi } from "vitest";
import { COLUMNS, type Column } from "#tests/support/world/people.ts";
import { fillIn, readMatrix, type Row } from "#tests/support/world/verdicts.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";
import { addWrittenReview } from "#tests/support/world/written-review.ts";
import type { Answer } from "#tests/support/test-portal.ts";
import { ACCESS_MATRIX } from "./access-matrix.ts";

// Every page for every column is some thousand requests: slow machines get the time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** What scanners write into every field; none of it may break a page, come back as markup or lead elsewhere. */
const HOSTILE = [
  `'"><script>stolen()</script>`,
  "' OR '1'='1' --",
  '") or 1=1 union select passwordHash from credentials --',
  "../../../../etc/passwd",
  "//stolen.example/\\stolen.example",
  "line\r\nX-Stolen: yes\r\n\r\n<script>stolen()</script>",
  "nothing\0after",
  "-9999999999999999999999",
  "%\u202e".repeat(40),
];

/** Every query parameter any page reads. */
const PARAMETERS = [
  ...["q", "page", "status", "sort", "find", "country", "theme", "place", "owner", "overdue", "recipient", "type"],
  ...["redirectTo", "token", "institution", "done", "check", "rows", "registry", "name", "limit", "kind", "seeking"],
];

/** And those that no longer fit the longest address beside them. */
const FURTHER_PARAMETERS = [
  ...["region", "offer", "seek", "calls", "field", "language", "unesco", "control", "category", "view", "more"],
  ...["read", "replace", "version", "from", "to", "year", "form", "lng", "back", "reviews", "asks", "first"],
  ...["second", "section", "changed", "sent", "near", "within", "area"],
];

const pages = readMatrix(ACCESS_MATRIX).rows.filter(
  ({ method, ownership, transports }) => method === "GET" && ownership === "own" && transports.includes("page"),
);
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});

const openTo = ({ verdicts }: Row): Column | undefined => COLUMNS.find((column) => verdicts[column] === "200");

/** What is wrong with an answer to hostile input; null when it is sound. */
function faultOf({ status, headers, text, location }: Answer): string | null {
  if (status >= 500) return `answered ${status}`;
  if (headers.has("X-Stolen")) return "let a header be added";
  if (location !== null && !/^\/(?![/\\])/.test(location)) return `leads to ${location}`;
  const isHtml = headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (isHtml && text.includes("<script>stolen")) return "returned markup";
  if (/SQLITE_|sqlite error|syntax error at|node_modules|\.server\.ts/i.test(text)) return "told of its inside";
  return null;
}

/** What no address may hold: one of these has the whole address refused before any page reads it. */
const CONTROL = /\p{Cc}/u;
const READABLE = HOSTILE.filter((text) => !CONTROL.test(text));

/** The parameters of a request, each with another of the hostile texts. */
const hostileSearch = (names: readonly string[], from: number) =>
  new URLSearchParams(names.map((name, at) => [name, READABLE[(from + at) % READABLE.length] ?? ""])).toString();

test("D01 D03 hostile parameters neither break a page nor come back as markup", async () => {
  const faults: string[] = [];
  let read = 0;
  for (const [at, row] of pages.entries()) {
    const column = openTo(row) ?? "administrator";
    const address = fillIn(row.address, world.objects("own", column)).split("?")[0] ?? "";
    const refused = HOSTILE.filter((text) => CONTROL.test(text)).map((text) => `q=${encodeURIComponent(text)}`);
    // Each parameter of a page meets one of the texts, and all of them on the pages after it.
    const searches = [hostileSearch(PARAMETERS, at), hostileSearch(FURTHER_PARAMETERS, at)];
    for (const search of [...refused, ...searches]) {
      const answer = await world.browsers[column].get(`${address}?${search}`);
      if (answer.status === 200) read += 1;
      const fault = faultOf(answer);
      if (fault) faults.push(`${row.routeId} ${fault} for ?${search.slice(0, 200)}`);
    }
  }
  expect(faults).toEqual([]);
  expect(read, "most are read by their pages").toBeGreaterThan(pages.length);
});

test("D03 hostile names in addresses find nothing and break nothing", async () => {
  const faults: string[] = [];
  for (const row of pages.filter(({ address }) => address.includes(":"))) {
    const column = openTo(row) ?? "administrator";
    for (const text of HOSTILE) {
      const address = row.address.replace(/:[A-Za-z]+/g, encodeURIComponent(text));
      const answer = await world.browsers[column].get(address);
      const fault = answer.status === 200 ? "answered 200" : faultOf(answer);
      if (fault) faults.push(`${row.routeId} ${fault} for ${text.slice(0, 40)}`);
    }
  }
  expect(faults).toEqual([]);
});

interface FoundForm {
  action: string;
  /** Fields with what the page put in them; those a person would type in come empty. */
  fields: [name: string, value: string][];
  isUpload: boolean;
}

/** Every form of a page that posts, once for each of its buttons. */
function formsOf({ document }: Answer, address: string): FoundForm[] {
  return [...document.querySelectorAll<HTMLFormElement>("main form")]
    .filter((form) => form.method === "post")
    .flatMap((form) => {
      const controls = [...form.querySelectorAll<HTMLInputElement>("input[name], select[name], textarea[name]")];
      const fields = controls.map(({ name, type, value }): [string, string] => [name, type === "hidden" ? value : ""]);
      const action = form.getAttribute("action") ?? address;
      const buttons = [...form.querySelectorAll<HTMLButtonElement>("button[name]")];
      const pressed = buttons.length > 0 ? buttons.map(({ name, value }) => [[name, value]] as const) : [[]];
      const isUpload = form.enctype === "multipart/form-data";
      return pressed.map((button) => ({ action, fields: [...fields, ...button] as [string, string][], isUpload }));
    });
}

test("D01 hostile text in every field of every form is refused or kept as text", async () => {
  const faults: string[] = [];
  const tried: Partial<Record<Column, number>> = {};
  const written = { routeId: "a review that is being written", column: "reviewer" as const };
  const places = [
    { ...written, address: `/assignments/${await addWrittenReview(world.portal)}` },
    ...pages.flatMap((row) => {
      const column = openTo(row);
      return column ? [{ ...row, column, address: fillIn(row.address, world.objects("own", column)) }] : [];
    }),
  ];
  for (const { routeId, column, address } of places) {
    if (routeId === "routes/_workspace.account.sessions") continue;
    const browser = world.browsers[column];
    for (const { action, fields, isUpload } of formsOf(await browser.get(address), address)) {
      if (isUpload || !action.startsWith("/")) continue;
      for (const text of HOSTILE.slice(0, 5)) {
        const typed = fields.map(([name, value]): [string, string] => [name, value === "" ? text : value]);
        const fault = faultOf(await browser.forge(action, typed));
        tried[column] = (tried[column] ?? 0) + 1;
        if (fault) faults.push(`${action} (${routeId}) ${fault} for ${text.slice(0, 40)}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(Object.values(tried).reduce((sum, count) => sum + count)).toBeGreaterThan(100);
  // To give and to keep a review, to decline, to declare a tie: each with every text.
  expect(tried.reviewer).toBeGreaterThanOrEqual(20);
});

test("E01 what was kept of it is shown as text to whoever reads it", async () => {
  const faults: string[] = [];
  const shown: string[] = [];
  for (const row of pages) {
    for (const column of COLUMNS.filter((one) => row.verdicts[one] === "200")) {
      const answer = await world.browsers[column].get(fillIn(row.address, world.objects("own", column)));
      const fault = faultOf(answer);
      if (fault) faults.push(`${row.routeId} as ${column} ${fault}`);
      if (answer.text.includes("&lt;script&gt;stolen")) shown.push(row.routeId);
    }
  }
  expect(faults).toEqual([]);
  expect(shown, "nothing hostile was kept, so nothing was tried").not.toEqual([]);
});
