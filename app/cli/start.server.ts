import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { repairSearch } from "#app/features/applications/application-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { seedDemo } from "#db/seed/seed-demo.server.ts";

/** Before the server listens: backs up, migrates, and in demo mode seeds an empty database once. */
export async function prepareStart(services: Services): Promise<void> {
  const { config, logger } = services;
  if (config.mode === "production") await backUpBeforeMigrating(services);
  const applied = await services.migrate();
  if (applied > 0) logger.info({ applied }, "migrations applied");
  const reread = await repairSearch(services);
  if (reread > 0) logger.info({ reread }, "search texts of applications brought up to date");
  if (config.mode === "demo") await seedDemo(services);
}

async function backUpBeforeMigrating({ config, clock, backup, logger }: Services): Promise<void> {
  const file = config.databaseUrl.replace(/^file:(\/\/)?/, "");
  if (!existsSync(file)) return;
  const folder = path.join(config.dataFolder, "backups");
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, `before-start-${clock.now().toISOString().replaceAll(":", "-")}.db`);
  if (await backup(target)) logger.info("database backed up");
}
