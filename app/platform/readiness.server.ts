import { and, count, eq, gt, like, lt } from "drizzle-orm";
import { existsSync } from "node:fs";
import { access, constants, readdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { OpenDatabase } from "#db/index.server.ts";
import { counters } from "#db/schema/counters.ts";
import { files } from "#db/schema/files.ts";
import { jobRuns } from "#db/schema/jobs.ts";
import { settings } from "#db/schema/settings.ts";
import { outbox } from "#db/schema/outbox.ts";
import { type Clock, HOUR_MS } from "./clock.ts";
import type { Config } from "./config.server.ts";
import type { Logger } from "./logger.server.ts";
import { isRenewal } from "./repair-search.server.ts";
import type { RateLimits } from "./rate-limits.ts";
import { messageOf } from "./plain-error.server.ts";

/** Whether the portal can serve, and what each part says of itself. */
export interface Readiness {
  isReady: boolean;
  /** `database: ok`, one for each part; the last two, mail and jobs, do not decide. */
  lines: string[];
}

interface ReadinessContext {
  config: Config;
  clock: Clock;
  logger: Logger;
  database: OpenDatabase;
  limits: RateLimits;
}

/** What a write, a backup or an upload needs before it can be trusted. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
/** Asked more often than this, the last answer is given again. */
const FRESH_MS = 1000;

async function tryWriting(folder: string): Promise<void> {
  const probe = path.join(folder, `.ready-${process.pid}`);
  try {
    await writeFile(probe, "ready\n", { flush: true });
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

const PARTS: Record<string, (context: ReadinessContext) => Promise<unknown>> = {
  async disk({ config }) {
    const { bavail, bsize } = await statfs(config.dataFolder);
    if (bavail * bsize < LEAST_FREE_BYTES) throw new Error("less than 64 MB are free");
    await tryWriting(config.dataFolder);
  },
  async database({ database, clock }) {
    const row = { name: "readiness", value: clock.now().getTime() };
    await database.withTransaction(async (tx) => {
      const set = { value: row.value };
      await tx.insert(counters).values(row).onConflictDoUpdate({ target: counters.name, set });
    });
    await database.db.select({ value: counters.value }).from(counters).where(eq(counters.name, row.name));
  },
  async migrations({ database, config }) {
    const { pending } = await database.migrations(config.migrationsFolder);
    if (pending > 0) throw new Error(`${pending} are missing`);
  },
  async files({ database, config }) {
    const folder = path.join(config.dataFolder, "files");
    const [stored] = await database.db.select({ total: count() }).from(files);
    // Before the first upload there is no folder.
    if (!stored?.total && !existsSync(folder)) return;
    const entries = await readdir(folder, { withFileTypes: true });
    const inside = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
    await Promise.all(inside.map((one) => access(one, constants.R_OK | constants.W_OK | constants.X_OK)));
    await tryWriting(folder);
  },
  limits: ({ limits }) => limits.consume("searchByAddress", { ip: "readiness" }),
};

async function lateMail({ database, clock }: ReadinessContext): Promise<string> {
  const isLate = and(eq(outbox.status, "queued"), lt(outbox.createdAt, new Date(clock.now().getTime() - HOUR_MS)));
  const [late] = await database.db.select({ total: count() }).from(outbox).where(isLate);
  return late?.total ? `${late.total} letters have waited for an hour` : "ok";
}

async function failingJobs({ database }: ReadinessContext): Promise<string> {
  const failing = await database.db.select({ name: jobRuns.name }).from(jobRuns).where(gt(jobRuns.failures, 0));
  return failing.length > 0 ? `failing: ${failing.map(({ name }) => name).join(", ")}` : "ok";
}

/** How far what an older release wrote for searching is written anew; nothing of what is done. */
async function renewals({ database }: ReadinessContext): Promise<string[]> {
  const noted = await database.db.select().from(settings).where(like(settings.name, "%_search_text"));
  return noted.flatMap(({ name, value }) =>
    isRenewal(value) ? [`${name}: ${value.done} of ${value.total} written anew`] : [],
  );
}

async function look(context: ReadinessContext): Promise<Readiness> {
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([name, check]) => {
      const failure = await check(context).then(
        () => null,
        (error: unknown) => error ?? new Error("failed"),
      );
      if (failure) context.logger.error({ err: failure, part: name }, "not ready");
      return { isOk: failure === null, line: `${name}: ${failure === null ? "ok" : messageOf(failure)}` };
    }),
  );
  const unknown = () => "unknown";
  const mail = await lateMail(context).catch(unknown);
  const jobs = await failingJobs(context).catch(unknown);
  const renewed = await renewals(context).catch(() => []);
  const lines = [...parts.map(({ line }) => line), ...renewed, `mail: ${mail}`, `jobs: ${jobs}`];
  return { isReady: parts.every(({ isOk }) => isOk), lines };
}

/** Looks at everything a request may need: disk, database (a write and a read), migrations, files, limits. */
export function createReadiness(context: ReadinessContext): () => Promise<Readiness> {
  let last: { at: number; answer: Promise<Readiness> } | null = null;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > FRESH_MS) last = { at: now, answer: look(context) };
    return last.answer;
  };
}
