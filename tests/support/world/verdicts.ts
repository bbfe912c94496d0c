import type { Answer, Browser } from "../test-portal.ts";
import { COLUMNS, type Column } from "./people.ts";
import type { Ownership } from "./world.ts";

/** How a route is asked: as a page, or for the data of that one loader or action alone. */
export type Transport = "page" | "data";
type Method = "GET" | "POST";

export interface Row {
  routeId: string;
  /** Address with `:names` of the world's objects. */
  address: string;
  method: Method;
  ownership: Ownership;
  transports: readonly Transport[];
  /** What is expected, for each column. */
  verdicts: Record<Column, string>;
}

/** A route of which one method is tried in a test of its own. */
export interface Elsewhere {
  routeId: string;
  method: Method;
}

const TRANSPORTS: Record<string, readonly Transport[]> = {
  GET: ["page", "data"],
  POST: ["page", "data"],
  DATA: ["data"],
};
const OWNERSHIPS: readonly Ownership[] = ["own", "foreign", "missing"];

/**
 * Reads the table: a line with a route and an address, then indented lines with a method and its verdicts. A reviewer, the
 * last column, gets what a representative gets where nothing else is written.
 */
export function readMatrix(table: string): { rows: Row[]; elsewhere: Elsewhere[] } {
  const rows: Row[] = [];
  const elsewhere: Elsewhere[] = [];
  let route = { routeId: "", address: "" };
  for (const line of table.split("\n").filter((one) => one.trim() !== "" && !one.startsWith("#"))) {
    const words = line.trim().split(/\s+/);
    if (!line.startsWith(" ")) {
      route = { routeId: words[0] ?? "", address: words[1] ?? "" };
      continue;
    }
    const [name = "", ...rest] = words;
    const transports = TRANSPORTS[name];
    if (!transports) throw new Error(`No such method: ${line}`);
    const method = name === "POST" ? "POST" : "GET";
    if (rest[0] === "elsewhere") {
      elsewhere.push({ routeId: route.routeId, method });
      continue;
    }
    const ownership = OWNERSHIPS.find((one) => one === rest[0]);
    const verdicts = ownership ? rest.slice(1) : rest;
    if (verdicts.length === COLUMNS.length - 1) verdicts.push(verdicts[COLUMNS.indexOf("representative")] ?? "");
    if (verdicts.length !== COLUMNS.length) throw new Error(`${COLUMNS.length} verdicts are needed: ${line}`);
    const byColumn = Object.fromEntries(COLUMNS.map((column, at) => [column, verdicts[at]])) as Row["verdicts"];
    rows.push({ ...route, method, ownership: ownership ?? "own", transports, verdicts: byColumn });
  }
  return { rows, elsewhere };
}

/** Puts the names of objects into an address. */
export function fillIn(address: string, objects: Record<string, string>): string {
  return address.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const object = objects[name];
    if (object === undefined) throw new Error(`The world has no ${name}: ${address}`);
    return encodeURIComponent(object);
  });
}

/** One word for an answer: its status, or where the person was sent, or `try` when only the content was refused. */
export function verdictOf({ status, location }: Answer): string {
  if (location?.startsWith("/login") || status === 401) return "login";
  if (location?.startsWith("/verify-email")) return "verify";
  if (location !== null) return "away";
  if ([400, 409, 415, 422].includes(status)) return "try";
  return String(status);
}

/** An address asked for the data of one route alone. */
export function dataAddress(address: string, routeId: string): string {
  return `${address}${address.includes("?") ? "&" : "?"}_data=${encodeURIComponent(routeId)}`;
}

/** The form of a page of an index route names the index, so that its layout's action is not meant. */
function postAddress(address: string, routeId: string): string {
  if (!routeId.endsWith("_index")) return address;
  return `${address}${address.includes("?") ? "&" : "?"}index`;
}

/** Asks once, with a form that no action accepts: empty, with an intent that no page has. */
export function ask(browser: Browser, address: string, row: Row, transport: Transport): Promise<Answer> {
  const target = row.method === "POST" ? postAddress(address, row.routeId) : address;
  const asked = transport === "data" ? dataAddress(target, row.routeId) : target;
  return row.method === "POST" ? browser.forge(asked, { intent: "no-such-intent" }) : browser.get(asked);
}
