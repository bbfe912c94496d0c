import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { repairSearch } from "#app/features/applications/application-search.server.ts";
import { expireApplications } from "#app/features/applications/commands/expire-applications.server.ts";
import {
  remindHeads,
  remindOfAnswers,
  remindOfDrafts,
} from "#app/features/applications/commands/remind-applicants.server.ts";
import { remindOverdue } from "#app/features/applications/commands/remind-overdue.server.ts";
import { remindOfWaitingInterest } from "#app/features/projects/commands/remind-of-interest.server.ts";
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

/** Starts what runs beside the requests: the sender of letters and the scheduled jobs. Stopped by `services.close()`. */
export function startWork(services: Services): void {
  const { jobs, outbox, sessions } = services;
  jobs.schedule("send letters", "*/2 * * * * *", () => outbox.sendDue());
  jobs.schedule("remove expired sessions", "0 17 * * * *", () => sessions.removeExpired());
  jobs.schedule("remind of overdue files", "0 23 * * * *", () => remindOverdue(services));
  jobs.schedule("remind of waiting interest", "0 0 6 * * 1", () => remindOfWaitingInterest(services));
  jobs.schedule("expire applications", "0 7 * * * *", () => expireApplications(services));
  jobs.schedule("remind heads", "0 11 4 * * *", () => remindHeads(services));
  jobs.schedule("remind of drafts", "0 21 4 * * *", () => remindOfDrafts(services));
  jobs.schedule("remind of answers", "0 31 4 * * *", () => remindOfAnswers(services));
}
