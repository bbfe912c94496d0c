import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.ts";
import { hasProgram } from "./documented.ts";
import { startPostgresCluster } from "./postgres-cluster.ts";

function missing(what: string, left: string) {
  if (process.env.REQUIRE_ALL === "1") throw new Error(`${what} is required here and not installed`);
  console.warn(`\n${what} is not installed: ${left} are left out of this run.\n`);
}

function leaveOut(program: string, left: string) {
  if (!hasProgram(program)) console.warn(`\n${program} is not installed: ${left} are not tried in this run.\n`);
}

/** Runs before all projects: says what is left out, and starts a private PostgreSQL cluster. */
export default async function setup() {
  // Asked again for every project, all in this process: they share what was made for the first.
  if (process.env.TEST_FOLDER) return;
  if (!findChromium()) missing("Chromium", "the browser journeys");
  leaveOut("nginx", "the documented configuration of nginx and its logs");
  leaveOut("fail2ban-regex", "the documented filter and jail");
  leaveOut("systemd-analyze", "the documented units");
  // Whatever a test forgets, or a worker that was ended could not remove, goes with it.
  const folder = mkdtempSync(path.join(tmpdir(), "portal-tests-"));
  // Others may pass through: some tests run the portal as another user.
  chmodSync(folder, 0o711);
  process.env.TEST_FOLDER = folder;
  const cluster = await startPostgresCluster();
  if (cluster) process.env.TEST_POSTGRES_URL = cluster.url;
  else missing("PostgreSQL", "the tests on that engine");
  return async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
