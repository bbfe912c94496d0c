import path from "node:path";
import { openDatabase } from "#db/index.server.ts";
import { MigrationError } from "#db/migrations.server.ts";
import type { OpenDatabase, Reader, WithTransaction } from "#db/types.ts";
import { createSessions, type Sessions } from "#app/features/accounts/sessions.server.ts";
import { createRegistryApi, type RegistryApi } from "#app/features/registry/registry-api.server.ts";
import { type Background, createBackground } from "./background.server.ts";
import { type Backups, createBackups } from "./backups.server.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.server.ts";
import { isMarked, KEY_FILE, markDataFolder, prepareDataFolder, refuseLostDatabase } from "./data-folder.server.ts";
import { createFileStore, type FileStore } from "./files.server.ts";
import { createJobs, type Jobs } from "./clockwork.server.ts";
import { createLogger, type Logger } from "./logger.server.ts";
import { createMailTransport, type MailTransport } from "./mail-transport.server.ts";
import { createNameServer, type NameServer } from "./name-server.server.ts";
import { createOutboxWorker, type OutboxWorker } from "./outbox.server.ts";
import type { RateLimits } from "./rate-limits.ts";
import { createProxyWatch, type ProxyWatch } from "./proxy-watch.server.ts";
import { createRateLimits } from "./rate-limits.server.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.server.ts";
import { createReadiness, type Readiness } from "./readiness.server.ts";

export interface Services {
  config: Config;
  logger: Logger;
  clock: Clock;
  db: Reader;
  withTransaction: WithTransaction;
  /** Fills a new database; where that is cut short, it has to be thrown away. */
  fillNew: OpenDatabase["fillNew"];
  /** A view of the database as it stands now. */
  snapshot: OpenDatabase["snapshot"];
  /** A number that is another one after every change of what visitors without a session may see. */
  publicVersion: OpenDatabase["publicVersion"];
  files: FileStore;
  /** With which the association signs what is checked without it. */
  signingKeys: SigningKeys;
  limits: RateLimits;
  sessions: Sessions;
  outbox: OutboxWorker;
  /** Sends one letter now, past the outbox: for the letter that tries the mail server. */
  mail: MailTransport;
  jobs: Jobs;
  /** Heavy work (files, pictures, PDF) in a process beside this one. */
  background: Background;
  /** What the owners of domains have published. */
  nameServer: NameServer;
  /** The live registry of institutions; null unless it is configured. */
  registryApi: RegistryApi | null;
  /**
   * Applies missing migrations, on SQLite after a copy of the database; resolves to how many.
   * @throws Error with one line for whoever starts the portal: damaged, newer than this release, or lost
   */
  migrate(): Promise<number>;
  backups: Backups;
  /** Leaves nothing of what was deleted in the files of the database. */
  emptyLog: OpenDatabase["emptyLog"];
  /** What is wrong with the stored database itself; empty when it is sound. */
  checkDatabase(): Promise<string[]>;
  /** The engine's name, version and durability settings. */
  describeEngine: OpenDatabase["describe"];
  /** Whether the portal can serve, and what each part says of itself. */
  checkReadiness(): Promise<Readiness>;
  proxyWatch: ProxyWatch;
  close(): Promise<void>;
}

export interface ServiceOverrides {
  clock?: Clock;
  logger?: Logger;
  nameServer?: NameServer;
}

/** The composition root: opens the database and wires the outside world, once for each process (or test). */
export async function createServices(
  env: Record<string, string | undefined>,
  overrides: ServiceOverrides = {},
): Promise<Services> {
  const config = readConfig(env);
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  prepareDataFolder(config);
  const database = await openDatabase(config.databaseUrl);
  const { db, withTransaction } = database;
  const transport = createMailTransport(config, logger);
  const outbox = createOutboxWorker({ db, withTransaction, clock, logger, transport });
  const limits = createRateLimits(config);
  const background = createBackground({ logger });
  const keyFile = path.join(config.dataFolder, KEY_FILE);
  const backups = createBackups({
    folder: path.join(config.dataFolder, "backups"),
    clock,
    logger,
    copy: database.backup,
    beside: keyFile,
  });
  const jobs = createJobs({ db, withTransaction, clock, logger });
  return {
    config,
    logger,
    clock,
    db,
    withTransaction,
    fillNew: (work) => database.fillNew(work),
    snapshot: () => database.snapshot(),
    publicVersion: () => database.publicVersion(),
    signingKeys: createSigningKeys({ file: keyFile, keysAddress: `${config.origin}/.well-known/jwks.json` }),
    files: createFileStore(path.join(config.dataFolder, "files")),
    limits,
    sessions: createSessions({ db, withTransaction, clock, isSecure: config.origin.startsWith("https:") }),
    outbox,
    mail: transport,
    jobs,
    background,
    nameServer: overrides.nameServer ?? createNameServer(),
    registryApi: config.registryApiUrl ? createRegistryApi({ origin: config.registryApiUrl, clock, logger }) : null,
    migrate: () => migrateSafely({ config, database, backups }),
    backups,
    emptyLog: () => database.emptyLog(),
    checkDatabase: () => database.check(),
    describeEngine: () => database.describe(),
    checkReadiness: createReadiness({ config, clock, logger, database, limits }),
    proxyWatch: createProxyWatch({ config, clock, logger }),
    async close() {
      outbox.stop();
      await jobs.stop();
      transport.close();
      background.close();
      await limits.close();
      await database.close();
    },
  };
}

interface MigrationContext {
  config: Config;
  database: OpenDatabase;
  backups: Backups;
}

// The driver's words, "connect ECONNREFUSED" say, do not tell which of the settings they are about.
function nameSetting(error: unknown): never {
  if (error instanceof MigrationError) throw error;
  const { message, code } = error as { message: string; code?: string };
  throw new Error(`The database at DATABASE_URL does not answer: ${message || code}`, { cause: error });
}

async function migrateSafely({ config, database, backups }: MigrationContext): Promise<number> {
  const problems = await database.check();
  if (problems.length > 0) {
    throw new Error(
      `The database is damaged (${problems[0]}): restore the newest copy in backups (docs/operations.md, Restore)`,
    );
  }
  // Asked first: another process may be making the database just now.
  const wasMarked = isMarked(config.dataFolder);
  const { applied, pending } = await database.migrations(config.migrationsFolder).catch(nameSetting);
  if (applied === 0 && wasMarked) refuseLostDatabase(config);
  if (applied > 0 && pending > 0) await backups.make("before-migration");
  const done = await database.migrate(config.migrationsFolder);
  markDataFolder(config.dataFolder);
  return done;
}
