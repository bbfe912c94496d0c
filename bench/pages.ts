import autocannon from "autocannon";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseArgs } from "node:util";
import { DUMP_FILE } from "#tests/support/affiliation-gold.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import type { BareAnswer } from "./support/bare-pages.ts";
import { bundle } from "./support/bundle.ts";
import { type ChildPortal, startChildPortal } from "./support/child-portal.ts";
import { cpuMs } from "./support/cpu-time.ts";
import { signInDemo } from "./support/demo-session.ts";
import { startFloor } from "./support/floor.ts";
import { median } from "./support/median.ts";
import { deskPages, MEMBER_PAGES, publicPages } from "./support/portal-pages.ts";

export const title = "Every public page kept, made, and for people signed in, against bare node:http and the floor.";
export const kind = "bench";

const CONNECTIONS = 16;
const LEAST_STORED_TO_BARE = 0.7;
const WARM_SECONDS = 4;
/** Of what is made anew for each, in a second of `--seconds`. */
const MADE = 32;
// As a browser asks; the other cookie makes a visitor one for whom nothing is kept.
const AS_BROWSER = { accept: "text/html", "accept-encoding": "gzip" };
const UNKEPT = { ...AS_BROWSER, cookie: "visitor=1" };
// The floor packs nothing.
const PLAIN = { accept: "text/html" };
const OF_ONE_ANSWER = ["x-request-id", "date", "connection", "keep-alive", "transfer-encoding"];

type Headers = Record<string, string>;
interface Server {
  port: number;
  pid: number;
}

/**
 * For each of `--members` (1000; 0: those of the demonstration alone, several after commas) a demonstration with so many
 * members; each page for `--seconds` (1). Compared is the time of the processor that a server takes for an answer, so that
 * neither the client nor other work on the machine has a part in it.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { members: { type: "string", default: "1000" }, seconds: { type: "string", default: "1" } },
  });
  const seconds = Number(values.seconds);
  const sizes: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of values.members.split(",")) sizes[size] = await measure(Number(size), seconds);
  const all = Object.values(sizes);
  const storedToBare = Math.min(...all.map(({ storedToBare }) => storedToBare));
  return {
    storedToBare,
    storedToBareLeast: Math.min(...all.map(({ storedToBareLeast }) => storedToBareLeast)),
    renderedToFloor: Math.min(...all.map(({ renderedToFloor }) => renderedToFloor)),
    signedInToFloor: Math.min(...all.map(({ signedInToFloor }) => signedInToFloor)),
    growth: growthOf(all.map(({ renderedMs }) => renderedMs)),
    passed: storedToBare >= LEAST_STORED_TO_BARE,
    sizes,
  };
}

/** How many times longer the page that grows most takes to make with the most members; null of one size. */
function growthOf(times: Record<string, number>[]): { page: string; factor: number } | null {
  const [smallest, largest] = [times[0], times.at(-1)];
  if (!smallest || !largest || times.length < 2) return null;
  const factors = Object.entries(largest).flatMap(([page, ms]) =>
    smallest[page] ? [{ page, factor: round(ms / smallest[page]) }] : [],
  );
  return factors.toSorted((a, b) => b.factor - a.factor)[0] ?? null;
}

async function measure(members: number, seconds: number) {
  const [during, made] = [{ duration: seconds }, { amount: MADE * seconds }];
  const dump = findSharedData(DUMP_FILE);
  if (members > 0 && dump === null) throw new Error(`SHARED_DATA/${DUMP_FILE} is missing`);
  const words = members > 0 && dump ? ["--members", String(members), dump] : [];
  const portal = await startChildPortal({ LOG_LEVEL: "info" }, ".", "demo", words);
  const children: ChildProcess[] = [];
  try {
    const pages = await publicPages(portal.port);
    const bare = await startBare(await Promise.all(pages.map((page) => answerOf(portal.port, page))), children);
    // What is compiled as it runs has run before it is measured.
    for (const server of [portal, bare]) await load(server, "/about", AS_BROWSER, { duration: WARM_SECONDS });
    for (const page of pages) await load(portal, page, UNKEPT, made);
    const stored: Record<string, number> = {};
    const renderedMs: Record<string, number> = {};
    for (const page of pages) {
      const kept = await load(portal, page, AS_BROWSER, during);
      const least = await load(bare, page, AS_BROWSER, during);
      const again = await load(portal, page, AS_BROWSER, during);
      const leastAgain = await load(bare, page, AS_BROWSER, during);
      stored[page] = round((least.ms + leastAgain.ms) / (kept.ms + again.ms));
      renderedMs[page] = round((await load(portal, page, UNKEPT, made)).ms);
      console.log(
        `${page}: ${stored[page]} of bare (${kept.rate} of ${least.rate} a second), made in ${renderedMs[page]} ms`,
      );
    }
    const signedInMs = await signedIn(portal, made);
    const floor = await toFloor(portal, { amount: 4 * MADE * seconds }, children);
    const ratios = Object.values(stored);
    return {
      storedToBare: median(ratios),
      storedToBareLeast: Math.min(...ratios),
      ...floor,
      stored,
      renderedMs,
      signedInMs,
    };
  } finally {
    for (const child of children) child.kill("SIGTERM");
    await portal.stop();
  }
}

async function signedIn(portal: ChildPortal, made: { amount: number }): Promise<Record<string, number>> {
  const [member, coordinator] = await Promise.all([
    signInDemo(portal.port, "samarkand@demo.example"),
    signInDemo(portal.port, "coordinator.world@demo.example"),
  ]);
  const times: Record<string, number> = {};
  const all = [
    { who: "member", cookie: member.cookie, pages: MEMBER_PAGES },
    { who: "coordinator", cookie: coordinator.cookie, pages: await deskPages(portal.port, coordinator.cookie) },
  ];
  for (const { who, cookie, pages } of all) {
    for (const page of pages) {
      await load(portal, page, { ...AS_BROWSER, cookie }, made);
      const name = `${who} ${page.replace(/[0-9a-f-]{36}/, ":id")}`;
      times[name] = round((await load(portal, page, { ...AS_BROWSER, cookie }, made)).ms);
      console.log(`${name}: ${times[name]} ms`);
    }
  }
  return times;
}

/** The list of members at the portal and at the floor, which reads the same database. */
async function toFloor(portal: ChildPortal, made: { amount: number }, children: ChildProcess[]) {
  const { cookie } = await signInDemo(portal.port, "samarkand@demo.example");
  const { child, port } = await startFloor(await bundle("bench/support/directory-floor.tsx"), {
    DATABASE_URL: `file:${path.join(portal.dataFolder, "portal.db")}`,
    ...{ APP_MODE: "demo", DATA_DIR: portal.dataFolder, RATE_LIMITS: "off" },
  });
  children.push(child);
  const floor = { port, pid: child.pid ?? 0 };
  const compare = async (headers: Headers) => {
    for (const server of [portal, floor]) await load(server, "/directory", headers, made);
    const own = await load(portal, "/directory", headers, made);
    const least = await load(floor, "/directory", headers, made);
    return round(least.ms / own.ms);
  };
  return {
    renderedToFloor: await compare({ ...PLAIN, cookie: "visitor=1" }),
    signedInToFloor: await compare({ ...PLAIN, cookie }),
  };
}

/** The bytes and headers of a kept page, without what is of one answer. */
async function answerOf(port: number, address: string): Promise<BareAnswer> {
  const url = `http://localhost:${port}${address}`;
  await (await fetch(url, { headers: AS_BROWSER })).arrayBuffer();
  const { promise, resolve, reject } = Promise.withResolvers<BareAnswer>();
  const http = await import("node:http");
  http
    .get(url, { headers: AS_BROWSER }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .once("end", () => {
          const isKept = answer.headers["cache-control"] === "public, max-age=0, must-revalidate";
          if (answer.statusCode !== 200 || !isKept)
            return reject(new Error(`${address} is not kept (${answer.statusCode})`));
          const entries = Object.entries(answer.headers).filter(([name]) => !OF_ONE_ANSWER.includes(name));
          const head = [...entries.flatMap(([name, value]) => [name, String(value)]), "X-Request-Id", "0".repeat(36)];
          resolve({ address, head, body: Buffer.concat(chunks).toString("base64") });
        });
    })
    .once("error", reject);
  return promise;
}

async function startBare(answers: BareAnswer[], children: ChildProcess[]): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, "support/bare-pages.ts"), {
    env: { ...process.env, NODE_ENV: "production" },
  });
  children.push(child);
  child.send(answers);
  const [port] = (await once(child, "message")) as [number];
  return { port, pid: child.pid ?? 0 };
}

/** Asks for so many seconds, or so many times; the time of the processor for an answer, and how many there were a second. */
async function load(
  { port, pid }: Server,
  page: string,
  headers: Headers,
  asking: { duration: number } | { amount: number },
) {
  const url = `http://localhost:${port}${page}`;
  const before = cpuMs(pid);
  const result = await autocannon({ url, connections: CONNECTIONS, headers, ...asking });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} not 2xx, ${result.errors} errors`);
  return { ms: (cpuMs(pid) - before) / result.requests.total, rate: Math.round(result.requests.average) };
}

const round = (number: number) => Math.round(number * 1000) / 1000;
