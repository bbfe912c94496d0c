import { parseArgs } from "node:util";
import { sendRaw, type RawAnswer } from "#tests/support/raw-http.ts";
import { startChildPortal, type ChildPortal } from "./support/child-portal.ts";
import { openRoles } from "./support/demo-roles.ts";
import { createAttempts, type Attempt, type Material } from "./support/malformed-requests.ts";

export const title = "Requests no browser would send: no 5xx, no hang, nothing leaked, and headers on every answer.";
export const kind = "bench";

const TIMEOUT_MS = 5000;
const SLOW_MS = 1000;
const AT_ONCE = 16;
const SAMPLES_SHOWN = 10;
const LEAK =
  /\bat [\w.<>]+ \((?:file:|node:|<|\/)|\bat (?:async )?(?:file:\/\/)?\/|node_modules|\bnode:internal|SQLITE_|SqliteError|DrizzleQuery|\/build\/server\//;

const count = () => ({
  sent: 0,
  status2xx: 0,
  status3xx: 0,
  status4xx: 0,
  status5xx: 0,
  closed: 0,
  hangs: 0,
  leaks: 0,
  bare: 0,
  slow: 0,
});
type Counts = ReturnType<typeof count>;

/** Sends `--n` (10,000) attempts of `--seed` (1) to the built demonstration portal in a process of its own. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
  });
  const [requests, seed] = [Number(values.n), Number(values.seed)];
  const portal = await startChildPortal();
  try {
    const { roles, renew } = await openRoles(portal);
    const material = { ...(await gatherMaterial(portal.port)), roles };
    const [pages, forms] = [roles.flatMap(({ paths }) => paths).length, roles.flatMap((role) => role.forms).length];
    const { paths, routeIds, fieldNames } = material;
    console.log(`${paths.length} paths, ${routeIds.length} routes, ${fieldNames.length} field names`);
    console.log(`${roles.length} roles, ${pages} pages and ${forms} forms as one of them sees them`);
    const memoryBefore = portal.memoryMb();
    const counts = { shallow: count(), deep: count() };
    const next = createAttempts(seed, material);
    const slowestMs = await sendAll({ portal, next, renew }, requests, counts);
    const isServing =
      portal.isAlive() && (await sendRaw(portal.port, get(material.host, "/health/ready"))).status === 200;
    const memoryMb = { before: memoryBefore, after: portal.memoryMb() };
    for (const line of portal.errors.slice(0, SAMPLES_SHOWN)) console.log(`logged: ${line}`);
    return report({ requests, seed, counts, isServing, slowestMs, memoryMb, errorsLogged: portal.errors.length });
  } finally {
    await portal.stop();
  }
}

interface Outcome {
  requests: number;
  seed: number;
  counts: { shallow: Counts; deep: Counts };
  isServing: boolean;
  slowestMs: number;
  memoryMb: { before: number | null; after: number | null };
  errorsLogged: number;
}

function report({ counts: { shallow, deep }, ...outcome }: Outcome): Record<string, unknown> {
  const sum = (name: keyof Counts) => shallow[name] + deep[name];
  const [status5xx, hangs, leaks, bare] = [sum("status5xx"), sum("hangs"), sum("leaks"), sum("bare")];
  // A whole request that got no answer is a failure, whether the connection was closed or nothing came.
  const noAnswer = deep.closed + hangs;
  const passed = outcome.isServing && status5xx + noAnswer + leaks + bare + outcome.errorsLogged === 0;
  return { ...outcome, status5xx, noAnswer, hangs, leaks, answersWithoutHeaders: bare, passed, shallow, deep };
}

const get = (host: string, target: string) => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\n\r\n`;

interface Sending {
  portal: ChildPortal;
  next: () => Attempt;
  /** Some of what is sent ends a session. */
  renew(): Promise<void>;
}

async function sendAll({ portal, next, renew }: Sending, total: number, counts: Outcome["counts"]): Promise<number> {
  let started = 0;
  let slowest = 0;
  let shown = 0;
  const worker = async () => {
    while (started < total && portal.isAlive()) {
      started += 1;
      if (started % 1000 === 0) {
        console.log(`${started} of ${total}`);
        await renew();
      }
      const attempt = next();
      const startedAt = performance.now();
      const answer = await sendRaw(portal.port, attempt.bytes, {
        timeoutMs: TIMEOUT_MS,
        endAfterMs: patience(attempt),
      });
      const ms = performance.now() - startedAt;
      if (attempt.depth === "deep") slowest = Math.max(slowest, Math.round(ms));
      if (tally(counts[attempt.depth], answer, attempt, ms) && (shown += 1) <= SAMPLES_SHOWN) show(attempt, answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return slowest;
}

// Deep attempts are whole: their sender may wait. Others may lack bytes the server rightly waits for.
function patience({ depth, isHalfClosed }: Attempt): number | undefined {
  if (depth === "deep") return undefined;
  return isHalfClosed ? 0 : SLOW_MS;
}

/** @returns whether the answer is one that must not be. */
function tally(counts: Counts, answer: RawAnswer, { depth }: Attempt, ms: number): boolean {
  const { status, headers, body, isTimedOut } = answer;
  const isHang = status === 0 && isTimedOut;
  const isLeak = LEAK.test(body);
  const isBare =
    status > 0 &&
    (!headers["x-request-id"] ||
      !headers["content-security-policy"] ||
      headers["x-content-type-options"] !== "nosniff");
  counts.sent += 1;
  if (status >= 200) counts[`status${Math.floor(status / 100)}xx` as "status2xx"] += 1;
  counts.closed += Number(status === 0 && !isHang);
  counts.hangs += Number(isHang);
  counts.leaks += Number(isLeak);
  counts.bare += Number(isBare);
  counts.slow += Number(depth === "deep" && ms > SLOW_MS);
  return status >= 500 || isHang || isLeak || isBare || (depth === "deep" && status === 0);
}

function show({ depth, role, bytes }: Attempt, { status, body }: RawAnswer): void {
  console.log(
    `${depth} ${status} ${role || "visitor"}: ${JSON.stringify(bytes.toString("latin1").slice(0, 600))} -> ${JSON.stringify(body.slice(0, 200))}`,
  );
}

/** Paths, route ids and field names of the real portal: from the build, and from the pages a visitor can reach. */
async function gatherMaterial(port: number): Promise<Omit<Material, "roles">> {
  const host = `localhost:${port}`;
  const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as {
    routes: Record<string, { path?: string; parentId?: string }>;
  };
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id];
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ""}` : "";
  };
  const routeIds = Object.keys(build.routes);
  const paths = new Set(
    ["/", ...routeIds.map(pathOf).filter(Boolean)].map((path) => path.replaceAll(/:\w+\??|\*/g, "sample")),
  );
  const fieldNames = new Set<string>();
  for (const path of [...paths]) {
    const { body } = await sendRaw(port, get(host, path));
    for (const [, href = ""] of body.matchAll(/href="(\/[^"#?\\]*)"/g))
      if (!href.startsWith("/assets/")) paths.add(href);
    for (const [, name = ""] of body.matchAll(/<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"/g))
      fieldNames.add(name);
  }
  return { host, paths: [...paths], routeIds, fieldNames: [...fieldNames] };
}
