import { findChromium } from "./chromium.ts";
import { startPostgresCluster } from "./postgres-cluster.ts";

function missing(what: string, left: string) {
  if (process.env.REQUIRE_ALL === "1") throw new Error(`${what} is required here and not installed`);
  console.warn(`\n${what} is not installed: ${left} are left out of this run.\n`);
}

/** Runs once before all projects: says what is left out, and starts a private PostgreSQL cluster. */
export default async function setup() {
  if (!findChromium()) missing("Chromium", "the browser journeys");
  const cluster = await startPostgresCluster();
  if (cluster) process.env.TEST_POSTGRES_URL = cluster.url;
  else missing("PostgreSQL", "the tests on that engine");
  return () => cluster?.stop();
}
