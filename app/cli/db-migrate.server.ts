import { repairRegistrySearch } from "#app/features/registry/registry-search-repair.server.ts";
import { repairInstitutionSearch } from "#app/features/members/institution/institution-search.server.ts";
import { repairSearch } from "#app/features/applications/file/application-search.server.ts";
import { repairProjectSearch } from "#app/features/projects/project/project-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** `npm run db:migrate`: every command migrates first, so this one only says that it is done. */
export async function migrateDatabase(services: Services): Promise<number> {
  const { config } = services;
  await repairSearch(services);
  await repairProjectSearch(services);
  await repairInstitutionSearch(services);
  await repairRegistrySearch(services);
  console.log(`The database is up to date (${config.databaseUrl.startsWith("postgres") ? "PostgreSQL" : "SQLite"}).`);
  return 0;
}
