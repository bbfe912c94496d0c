import { createServer } from "vite";
import type * as Trials from "./race-trials.ts";

// The catalogues of the portal are found by Vite, so what runs its commands is loaded by it.
const vite = await createServer({
  configFile: false,
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const { runRaces } = (await vite.ssrLoadModule("/bench/support/race-trials.ts")) as typeof Trials;
const counts = await runRaces(process.env.DATABASE_URL ?? "", Number(process.env.RACE_TRIALS));
process.send?.(counts, () => process.exit(0));
