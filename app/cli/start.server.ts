import { repairRegistrySearch } from "#app/features/registry/registry-search-repair.server.ts";
import { boardIndex } from "#app/features/projects/board/board-index.server.ts";
import { warmDirectory } from "#app/features/members/directory/directory-index.server.ts";
import { drawShapes } from "#app/features/members/atlas/map-shapes.server.ts";
import { warmGlance } from "#app/features/members/map/members-at-a-glance.server.ts";
import { repairInstitutionSearch } from "#app/features/members/institution/institution-search.server.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { repairSearch } from "#app/features/applications/file/application-search.server.ts";
import { keepFirstTexts } from "#app/platform/association-texts.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { messageOf } from "#app/platform/plain-error.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isOutage } from "#db/is-outage.ts";
import { dialectOf } from "#db/kit.ts";
import { seedDemo } from "#app/demo/seed-demo.server.ts";

const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 8000;

/**
 * Waits until a database server that is away or starting answers. It says nothing of what remains wrong: whoever asks next
 * is told.
 */
export async function waitForDatabase(
  { config, describeEngine, logger }: Pick<Services, "config" | "describeEngine" | "logger">,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  if (dialectOf(config.databaseUrl) === "sqlite") return;
  const until = performance.now() + patienceMs;
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const error = await describeEngine().then(
      () => null,
      (failure: Error & { code?: string }) => failure,
    );
    if (!error || !isOutage(error) || performance.now() + pause > until) return;
    logger.warn({ reason: messageOf(error) || error.code }, "the database does not answer yet");
    await sleep(pause);
  }
}

/** Before the server listens: migrates, and in demo mode seeds an empty database once. */
export async function prepareStart(services: Services): Promise<void> {
  const { config, logger } = services;
  await waitForDatabase(services);
  const applied = await services.migrate();
  if (applied > 0) logger.info({ applied }, "migrations applied");
  await keepFirstTexts(services);
  const reread = await repairSearch(services);
  if (reread > 0) logger.info({ reread }, "search texts of applications brought up to date");
  const members = await repairInstitutionSearch(services);
  if (members > 0) logger.info({ members }, "search texts of institutions brought up to date");
  const names = await repairRegistrySearch(services);
  if (names > 0) logger.info({ names }, "search texts of the registry brought up to date");
  if (config.mode === "demo") await seedDemo(services);
  await boardIndex(services.db, dayNow(services.clock));
  const { words } = await warmDirectory(services.db, dayNow(services.clock));
  words
    .then(drawShapes)
    .then(() => warmGlance(services.db, dayNow(services.clock)))
    .catch((error: unknown) => logger.warn({ reason: messageOf(error) }, "the directory's words"));
}
