import type { AppLoadContext } from "@remix-run/node";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { findIdentity } from "./guards.server.ts";
import { findSaid, keepSaid, keyOf } from "./said.server.ts";

/** On a redirect: the address whose page says on arrival what came of it. It stays in the house. */
const ARRIVAL_HEADER = "X-Portal-Arrival";

const BASE = "http://internal.invalid";
const SAID_FOR_MS = 5 * MINUTE_MS;

const KINDS = ["done", "refused"] as const;
type Kind = (typeof KINDS)[number];

// An action may begin a session or end one: the network is the same before and after.
async function namesOf(context: AppLoadContext): Promise<string[]> {
  const identity = await findIdentity({ context });
  return [...(identity ? [identity.viewer.id] : []), networkOf(context.clientIp)];
}

/** An address as its page is asked for it, whether as a document or as data. */
function read(address: string) {
  const { pathname, searchParams } = new URL(address, BASE);
  for (const name of ["_data", "index"]) searchParams.delete(name);
  searchParams.sort();
  const codeOf = (kind: Kind) => searchParams.get(kind);
  return { pathname, codeOf, search: searchParams.toString() };
}

/** The same address as a header can carry it. */
export const arrivingAt = (address: string) => ({ [ARRIVAL_HEADER]: new URL(address, BASE).href });

/** Keeps for a while what is said at the address an answer leads to, and takes that out of the answer. */
export async function noteArrival(context: AppLoadContext, headers: Headers): Promise<void> {
  const address = headers.get(ARRIVAL_HEADER);
  if (address === null) return;
  headers.delete(ARRIVAL_HEADER);
  const { pathname, codeOf, search } = read(address);
  const names = await namesOf(context);
  for (const kind of KINDS) {
    const code = codeOf(kind);
    if (code) keepSaid(context, { names, key: keyOf(pathname, kind, code), search, forMs: SAID_FOR_MS });
  }
}

async function saidIn(context: AppLoadContext, url: string, kind: Kind) {
  const { pathname, codeOf, search } = read(url);
  const code = codeOf(kind);
  const said = code ? findSaid(context, await namesOf(context), keyOf(pathname, kind, code)) : [];
  return { code: said.length > 0 ? code : null, isWhole: said.some((one) => one.search === search) };
}

/** The code in an address, where the portal has just led there whoever comes; null where anybody may have written it. */
export const doneIn = async (context: AppLoadContext, url: string) => (await saidIn(context, url, "done")).code;

/** The same of why nothing was done. */
export const refusedIn = async (context: AppLoadContext, url: string) => (await saidIn(context, url, "refused")).code;

/** Whether the portal has just led to this address with all that it asks for. */
export const isLedTo = async (context: AppLoadContext, url: string) => (await saidIn(context, url, "done")).isWhole;
