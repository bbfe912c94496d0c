import { count, eq } from "drizzle-orm";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { registryInstitutions } from "#db/schema/registry.ts";

interface Diagnostics {
  engine: string;
  /** Durability settings the engine reports, by name. */
  durability: Record<string, string>;
  counts: { registry: number; applications: number; memberships: number; waitingMail: number; deadMail: number };
  node: string;
  memoryMegabytes: number;
  uptimeHours: number;
  hasSmtp: boolean;
  areRateLimitsOn: boolean;
  /** Requests come through a proxy that TRUSTED_PROXIES does not count. */
  hasUnknownProxy: boolean;
}

/** What an operator asks first: is the engine set to keep what it acknowledged, does mail flow, how full are the tables. */
export async function getDiagnostics({ db, config, describeEngine, proxyWatch }: Services): Promise<Diagnostics> {
  const { engine, durability } = await describeEngine();
  const mailIn = (status: "queued" | "dead") =>
    db.select({ total: count() }).from(outbox).where(eq(outbox.status, status));
  const [registry, filed, members, waiting, dead] = await Promise.all([
    db.select({ total: count() }).from(registryInstitutions),
    db.select({ total: count() }).from(applications),
    db.select({ total: count() }).from(memberships),
    mailIn("queued"),
    mailIn("dead"),
  ]);
  const total = (rows: { total: number }[]) => rows[0]?.total ?? 0;
  return {
    engine,
    durability,
    counts: {
      registry: total(registry),
      applications: total(filed),
      memberships: total(members),
      waitingMail: total(waiting),
      deadMail: total(dead),
    },
    node: process.version,
    memoryMegabytes: Math.round(process.memoryUsage().rss / 1024 / 1024),
    uptimeHours: Math.round(process.uptime() / 360) / 10,
    hasSmtp: config.smtpUrl !== null,
    areRateLimitsOn: config.areRateLimitsOn,
    hasUnknownProxy: proxyWatch.unknownProxyAt() !== null,
  };
}
