import { repairSearch } from "#app/features/applications/application-search.server.ts";
import { repairProjectSearch } from "#app/features/projects/project-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { seedDemo } from "#db/seed/seed-demo.server.ts";

/** Before the server listens: migrates, after a backup, and in demo mode seeds an empty database once. */
export async function prepareStart(services: Services): Promise<void> {
  const { config, logger } = services;
  const applied = await services.migrate();
  if (applied > 0) logger.info({ applied }, "migrations applied");
  const reread = await repairSearch(services);
  if (reread > 0) logger.info({ reread }, "search texts of applications brought up to date");
  const found = await repairProjectSearch(services);
  if (found > 0) logger.info({ found }, "search texts of projects brought up to date");
  if (config.mode === "demo") await seedDemo(services);
}
