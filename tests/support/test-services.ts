import path from "node:path";
import pino from "pino";
import { afterAll } from "vitest";
import { createBackground } from "#app/platform/background.server.ts";
import { createFileStore } from "#app/platform/files.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { openTestDatabase, temporaryFolder } from "./test-database.ts";

/** A clock that stands still until it is told to move. */
export function standingClock(start = "2026-09-01T09:00:00Z") {
  let moment = new Date(start);
  return {
    now: () => moment,
    moveTo: (iso: string) => (moment = new Date(iso)),
    pass: (milliseconds: number) => (moment = new Date(moment.getTime() + milliseconds)),
  };
}

/** The real clock, which can be put ahead. */
export function passingClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (milliseconds: number) => void (ahead += milliseconds),
  };
}

/** What commands reach, on an empty database of the engine under test, with a clock that stands still. */
export async function openTestServices() {
  const database = await openTestDatabase();
  const clock = standingClock();
  const logger = pino({ level: "silent" });
  const background = createBackground({ logger });
  afterAll(() => background.close());
  return {
    ...database,
    clock,
    files: createFileStore(path.join(temporaryFolder(), "files")),
    config: readConfig({ APP_MODE: "test", SECRET: "a secret that only the tests know" }),
    logger,
    background,
    requestId: "test-request",
  };
}
