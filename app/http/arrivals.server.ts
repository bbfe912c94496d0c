import type { AppLoadContext } from "@remix-run/node";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { findSaid, keepSaid, keyOf } from "./said.server.ts";

/** On a redirect: the address whose page says on arrival what came of it. It stays in the house. */
const ARRIVAL_HEADER = "X-Portal-Arrival";

const BASE = "http://internal.invalid";
const SAID_FOR_MS = 5 * MINUTE_MS;

const KINDS = ["done", "refused"] as const;
type Kind = (typeof KINDS)[number];

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

/** Puts what is said at the address an answer leads to into the browser that goes there, and takes that out of the answer. */
export function noteArrival(context: AppLoadContext, headers: Headers): void {
  const address = headers.get(ARRIVAL_HEADER);
  if (address === null) return;
  headers.delete(ARRIVAL_HEADER);
  const { pathname, codeOf, search } = read(address);
  const keys = KINDS.flatMap((kind) => {
    const code = codeOf(kind);
    return code ? [keyOf(pathname, kind, code)] : [];
  });
  if (keys.length > 0) headers.append("Set-Cookie", keepSaid(context, { keys, search, forMs: SAID_FOR_MS }));
}

function saidIn(context: AppLoadContext, url: string, kind: Kind) {
  const { pathname, codeOf, search } = read(url);
  const code = codeOf(kind);
  const { isSaid, isWhole } = findSaid(context, keyOf(pathname, kind, code ?? ""), search);
  return { code: isSaid ? code : null, isWhole };
}

/** The code in an address, where the portal has just led this browser there; null where anybody may have written it. */
export const doneIn = (context: AppLoadContext, url: string) => saidIn(context, url, "done").code;

/** The same of why nothing was done. */
export const refusedIn = (context: AppLoadContext, url: string) => saidIn(context, url, "refused").code;

/** Whether the portal has just led this browser to the address with all that it asks for. */
export const isLedTo = (context: AppLoadContext, url: string) => saidIn(context, url, "done").isWhole;
