import Database from "better-sqlite3";
import { setTimeout as pause } from "node:timers/promises";
import type { ChildPortal } from "./child-portal.ts";

const OTHERS_EVERY_MS = 5;

/** Asks for an address, as somebody signed in where a cookie is given. */
export type Ask = (address: string, cookie?: string) => Promise<{ id: string; ms: number }>;
export type Times = { p50Ms: number; p95Ms: number; slowestMs: number };

/** Asks a portal for pages as a visitor does. */
export function asker(portal: ChildPortal): Ask {
  return async (address, cookie) => {
    const startedAt = performance.now();
    const answer = await fetch(`http://localhost:${portal.port}${address}`, {
      headers: { accept: "text/html", ...(cookie && { cookie }) },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${address}`);
    return { id: answer.headers.get("x-request-id") ?? "", ms: performance.now() - startedAt };
  };
}

/** The portal's own times, as it logs them, and with the way there and back. */
export async function series(
  portal: ChildPortal,
  ask: Ask,
  addresses: readonly string[],
  cookies: readonly string[] = [],
) {
  const answers: Awaited<ReturnType<Ask>>[] = [];
  for (const [at, address] of addresses.entries()) answers.push(await ask(address, cookies[at % cookies.length]));
  for (let waited = 0; waited < 200 && !portal.served.has(answers.at(-1)?.id ?? ""); waited++) await pause(5);
  const own = answers.map(({ id }) => portal.served.get(id) ?? Number.NaN);
  const slowest = own.indexOf(Math.max(...own));
  console.log(`  slowest: ${own[slowest]} ms ${addresses[slowest]}`);
  return {
    ...{ p50Ms: at(own, 0.5), p95Ms: at(own, 0.95), slowestMs: at(own, 1) },
    withClientP95Ms: at(
      answers.map(({ ms }) => ms),
      0.95,
    ),
  };
}

/** A question and how long others waited for a small page meanwhile. */
export async function amongOthers(ask: Ask, address: string) {
  const others: Promise<{ ms: number }>[] = [];
  const asking = setInterval(() => others.push(ask("/health/live")), OTHERS_EVERY_MS);
  const { ms } = await ask(address);
  await pause(OTHERS_EVERY_MS);
  clearInterval(asking);
  const waited = (await Promise.all(others)).map((other) => other.ms);
  return { ownMs: Math.round(ms), othersMs: at(waited, 1) };
}

/** Writes into the database of a portal that runs. */
export function write(file: string, statement: string): void {
  const sqlite = new Database(file);
  sqlite.pragma("busy_timeout = 5000");
  sqlite.exec(statement);
  sqlite.close();
}

/** The value below which that share of the times lies, in milliseconds. */
function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10;
}
