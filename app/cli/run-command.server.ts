import { readConfig } from "#app/platform/config.server.ts";
import { refuseMissingData, refuseOtherUser } from "#app/platform/data-folder.server.ts";
import { createServices } from "#app/platform/services.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Command = (services: Services, args: string[]) => Promise<number>;

const commands: Record<string, () => Promise<Command>> = {
  "archive:export": async () => (await import("./archive-export.server.ts")).exportArchive,
  "archive:rebuild": async () => (await import("./archive-rebuild.server.ts")).rebuildArchive,
  "data:check": async () => (await import("./data-check.server.ts")).checkData,
  "db:migrate": async () => (await import("./db-migrate.server.ts")).migrateDatabase,
  "mail:test": async () => (await import("./mail-test.server.ts")).testMail,
  "members:clock": async () => (await import("./members-clock.server.ts")).showMembersClock,
  "registry:import": async () => (await import("./registry-import.server.ts")).importRegistry,
  "user:invite": async () => (await import("./user-invite.server.ts")).inviteUser,
};

/**
 * Runs one command of the command line (`npm run registry:import -- FILE`).
 * @returns the exit code: 0 done, 1 refused or failed, 2 not understood.
 */
export async function runCommand(
  name: string,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<number> {
  const load = commands[name];
  if (!load) {
    console.log(`Unknown command. There are: ${Object.keys(commands).join(", ")}`);
    return 2;
  }
  const settings = { LOG_LEVEL: "warn", ...env };
  const config = readConfig(settings);
  refuseOtherUser(config);
  if (name === "data:check") refuseMissingData(config);
  const services = await createServices(settings);
  try {
    await services.migrate();
    return await (
      await load()
    )(services, args);
  } finally {
    await services.close();
  }
}
