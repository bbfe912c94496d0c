import { startPostgresCluster } from "./postgres-cluster.ts";

/**
 * Runs once before all projects: starts a private PostgreSQL cluster when the machine has one. A run that leaves
 * PostgreSQL or Chromium out says so; with REQUIRE_ALL=1 (CI) it fails instead.
 */
export default async function setup() {
  const cluster = await startPostgresCluster();
  if (cluster) process.env.TEST_POSTGRES_URL = cluster.url;
  return () => cluster?.stop();
}
