import { randomBytes } from "node:crypto";
import { z } from "zod";
import { dialectOf } from "#db/kit.ts";
import { isLoopbackHost, isListenable } from "./listening-host.ts";
import { type MailFrom, readMailFrom } from "./mail-from.ts";

const APP_MODES = ["production", "demo", "test", "development"] as const;
type AppMode = (typeof APP_MODES)[number];

/** Settings of the process, read once from the environment at start. `.env.example` explains each. */
export interface Config {
  mode: AppMode;
  /** The address people type, without a path: every link in a letter begins with it. */
  origin: string;
  /** The address of this machine that is listened on; loopback unless HOST says otherwise. */
  host: string;
  port: number;
  databaseUrl: string;
  /** Files, backups and the rate-limit store live here. */
  dataFolder: string;
  migrationsFolder: string;
  /** Signs the known-device cookie and the head's links, and seals the secrets of letters. */
  secret: string;
  smtpUrl: string | null;
  mailFrom: MailFrom;
  trustedProxies: number;
  areRateLimitsOn: boolean;
  registryApiUrl: string | null;
  logLevel: string;
  /** Loopback hosts are accepted beside the origin's. */
  allowLoopbackHosts: boolean;
  uploadLimitBytes: number;
}

/** The configuration cannot be used; the message is one line for the person who starts the server. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const MEGABYTE = 1024 * 1024;
const optional = z.string().optional();
const REGISTRY_HOSTS = ["api.ror.org"];

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
/** The demonstration's letters and cookies outlive a restart; nothing of it is secret. */
const DEMO_SECRET = "the demonstration has no secrets";

/** A setting that must be one of a few words. */
function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words).describe(`${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .describe(`a whole number from ${least} to ${most}`);

// A description says what the value must be, when it is not.
const environment = z.object({
  APP_MODE: oneOf(APP_MODES).default("production"),
  ORIGIN: optional,
  HOST: optional,
  PORT: wholeNumber(0, 65535).default(3000),
  DATABASE_URL: optional,
  DATA_DIR: optional,
  MIGRATIONS_DIR: z.string().default("db/migrations"),
  SECRET: optional,
  SMTP_URL: optional,
  MAIL_FROM: optional,
  TRUSTED_PROXIES: wholeNumber(0, 5).optional(),
  RATE_LIMITS: oneOf(["on", "off"]).default("on"),
  REGISTRY_API_URL: optional,
  LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
});

/** The names of all settings. `.env.example` explains each. */
export const SETTINGS = Object.keys(environment.shape);

function refuse(message: string): never {
  throw new ConfigError(message);
}

function readOrigin(value: string, mode: AppMode): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return refuse("ORIGIN must be an address such as https://portal.example.org");
  }
  if (url.origin === "null" || value.replace(/\/$/, "") !== url.origin) {
    refuse("ORIGIN must be scheme and host only, such as https://portal.example.org");
  }
  if (mode === "production" && url.protocol !== "https:") refuse("ORIGIN must begin with https:// in production");
  return url.origin;
}

function readSecret(value: string | undefined, mode: AppMode): string {
  if (mode === "demo") return value ?? DEMO_SECRET;
  if (mode !== "production") return value ?? randomBytes(32).toString("base64url");
  if (!value) refuse("SECRET is missing: set it to at least 32 random characters (openssl rand -base64 48)");
  if (value.length < 32 || new Set(value).size < 10) refuse("SECRET is too weak: use at least 32 random characters");
  return value;
}

// The demonstration's passwords are public.
function readHost(value: string | undefined, mode: AppMode): string {
  const host = value ?? "127.0.0.1";
  if (!isListenable(host)) refuse("HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0");
  if (mode === "demo" && !isLoopbackHost(host)) refuse("HOST must be 127.0.0.1 or left out in the demonstration");
  return host;
}

function readSender(value: string | undefined, smtpUrl: string | undefined, mode: AppMode): MailFrom {
  if (!value && smtpUrl && mode === "production") {
    refuse("MAIL_FROM is missing: set it to the sender of letters, such as Secretariat <secretariat@example.org>");
  }
  const sender = readMailFrom(value ?? "secretariat@localhost.invalid");
  return sender ?? refuse("MAIL_FROM must be an address such as Secretariat <secretariat@example.org>");
}

function readRegistryApi(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : refuse("REGISTRY_API_URL is not an address");
  const isFixedHost = url.protocol === "https:" && REGISTRY_HOSTS.includes(url.host);
  if (!isFixedHost) refuse(`REGISTRY_API_URL may only name https://${REGISTRY_HOSTS.join(", https://")}`);
  return url.origin;
}

type Environment = z.output<typeof environment>;

function refuseUnknownEngine(url: string | undefined): void {
  try {
    dialectOf(url);
  } catch (error) {
    refuse((error as Error).message);
  }
}

function refuseWeakProduction(values: Environment, nodeEnv: string | undefined): void {
  if (nodeEnv && nodeEnv !== "production") refuse("NODE_ENV must be production or unset");
  if (!values.ORIGIN) refuse("ORIGIN is missing: set it to the portal's address, https://…");
  if (values.TRUSTED_PROXIES === undefined) {
    refuse("TRUSTED_PROXIES is missing: set it to how many proxies stand before the portal (0 for none, usually 1)");
  }
  if (values.RATE_LIMITS === "off") refuse("RATE_LIMITS=off is only for the demo and tests");
}

function descriptionOf(setting: z.ZodType): string {
  const inner = setting instanceof z.ZodDefault || setting instanceof z.ZodOptional ? setting.unwrap() : setting;
  return (inner as z.ZodType).description ?? "valid";
}

function parseEnvironment(env: Record<string, string | undefined>): Environment {
  // What is set to nothing is not set.
  const named = SETTINGS.map((name) => [name, env[name]?.trim() || undefined]);
  const parsed = environment.safeParse(Object.fromEntries(named));
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof environment.shape;
  return refuse(`${name} must be ${descriptionOf(environment.shape[name])}`);
}

/**
 * Reads and checks the environment.
 * @throws ConfigError with one clear line that names the variable and never its value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values = parseEnvironment(env);
  const mode = values.APP_MODE;
  refuseUnknownEngine(values.DATABASE_URL);
  if (mode === "production") refuseWeakProduction(values, env.NODE_ENV);
  if (values.SMTP_URL && !/^smtps?:\/\//.test(values.SMTP_URL)) refuse("SMTP_URL must begin with smtp:// or smtps://");
  const dataFolder = values.DATA_DIR ?? (mode === "demo" ? "data/demo" : "data");
  return {
    mode,
    origin: readOrigin(values.ORIGIN ?? `http://localhost:${values.PORT}`, mode),
    host: readHost(values.HOST, mode),
    port: values.PORT,
    databaseUrl: values.DATABASE_URL ?? `file:${dataFolder}/portal.db`,
    dataFolder,
    migrationsFolder: values.MIGRATIONS_DIR,
    secret: readSecret(values.SECRET, mode),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: readSender(values.MAIL_FROM, values.SMTP_URL, mode),
    trustedProxies: values.TRUSTED_PROXIES ?? 0,
    areRateLimitsOn: values.RATE_LIMITS === "on",
    registryApiUrl: readRegistryApi(values.REGISTRY_API_URL),
    // Whoever tries the demonstration reads the terminal.
    logLevel: values.LOG_LEVEL ?? (mode === "demo" ? "warn" : "info"),
    allowLoopbackHosts: mode !== "production",
    uploadLimitBytes: 10 * MEGABYTE,
  };
}
