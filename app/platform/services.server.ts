import path from "node:path";
import { openDatabase } from "#db/index.server.ts";
import type { OpenDatabase, Reader, WithTransaction } from "#db/types.ts";
import { createSessions, type Sessions } from "#app/features/accounts/sessions.server.ts";
import { createRegistryApi, type RegistryApi } from "#app/features/registry/registry-api.server.ts";
import { type Background, createBackground } from "./background.server.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.server.ts";
import { createFileStore, type FileStore } from "./files.server.ts";
import { createJobs, type Jobs } from "./jobs.server.ts";
import { createLogger, type Logger } from "./logger.server.ts";
import { createMailTransport } from "./mail-transport.server.ts";
import { createOutboxWorker, type OutboxWorker } from "./outbox.server.ts";
import { createRateLimits, type RateLimits } from "./rate-limits.server.ts";

export interface Services {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Reader;
  withTransaction: WithTransaction;
  files: FileStore;
  limits: RateLimits;
  sessions: Sessions;
  outbox: OutboxWorker;
  jobs: Jobs;
  /** Heavy work (files, pictures, PDF) in a process beside this one. */
  background: Background;
  /** The live registry of institutions; null unless it is configured. */
  registryApi: RegistryApi | null;
  /** Applies missing migrations; resolves to how many. */
  migrate(): Promise<number>;
  /** Copies the database to a file while it is in use (SQLite); false where the engine has its own way. */
  backup(file: string): Promise<boolean>;
  /** The engine's name, version and durability settings. */
  describeEngine: OpenDatabase["describe"];
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ServiceOverrides {
  clock?: Clock;
  logger?: Logger;
}

/** The composition root: opens the database and wires the outside world, once for each process (or test). */
export async function createServices(
  env: Record<string, string | undefined>,
  overrides: ServiceOverrides = {},
): Promise<Services> {
  const config = readConfig(env);
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const database = await openDatabase(config.databaseUrl);
  const { db, withTransaction } = database;
  const transport = createMailTransport(config, logger);
  const outbox = createOutboxWorker({ db, withTransaction, clock, logger, transport });
  const limits = createRateLimits(config);
  const background = createBackground({ logger });
  const jobs = createJobs({ db, withTransaction, clock, logger });
  return {
    config,
    logger,
    clock,
    db,
    withTransaction,
    files: createFileStore(path.join(config.dataFolder, "files")),
    limits,
    sessions: createSessions({ db, withTransaction, clock, isSecure: config.origin.startsWith("https:") }),
    outbox,
    jobs,
    background,
    registryApi: config.registryApiUrl ? createRegistryApi({ origin: config.registryApiUrl, clock, logger }) : null,
    migrate: () => database.migrate(config.migrationsFolder),
    async backup(file) {
      await database.backup?.(file);
      return database.backup !== null;
    },
    describeEngine: () => database.describe(),
    ping: async () => void (await database.raw("select 1")),
    async close() {
      await jobs.stop();
      transport.close();
      background.close();
      await limits.close();
      await database.close();
    },
  };
}
