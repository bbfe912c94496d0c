import { defineConfig } from "vitest/config";
import { findChromium } from "./tests/support/chromium.ts";
import LongBeforeShort from "./tests/support/long-before-short.ts";
import { findPostgres } from "./tests/support/postgres-cluster.ts";

// What the machine lacks is left out, and the global setup says so; REQUIRE_ALL=1 (CI) makes it a failure.
const requireAll = process.env.REQUIRE_ALL === "1";
const hasPostgres = requireAll || findPostgres() !== null;
const hasChromium = requireAll || findChromium() !== null;

const setupFiles = ["tests/support/strict.ts"];
const node = { environment: "node" as const, setupFiles };
// A busy machine gets the time.
const patient = { testTimeout: 180_000, hookTimeout: 180_000 };

// The portal as it is served: React and Remix answer otherwise, and slower, outside production.
// Files of one worker share the built portal, loaded as node loads it: reading it anew costs more than most of them.
const served = { NODE_ENV: "production" as const };
const built = {
  ...node,
  ...patient,
  isolate: false,
  env: served,
  server: { deps: { external: [/\/build\/server\//] } },
};

function integration(name: string, url: string) {
  const include = ["tests/integration/**/*.test.ts"];
  return {
    extends: true as const,
    test: { ...node, ...patient, isolate: false, name, include, env: { DATABASE_URL: url } },
  };
}

// The Remix plugin only works for dev and build, so it is not here.
export default defineConfig({
  esbuild: { jsx: "automatic" },
  test: {
    reporters: ["default", "./tests/support/plain-line-reporter.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    maxWorkers: 3,
    sequence: { sequencer: LongBeforeShort },
    projects: [
      {
        extends: true,
        test: { ...node, ...patient, isolate: false, name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "ui",
          environment: "jsdom",
          include: ["tests/ui/**/*.test.tsx"],
          setupFiles: [...setupFiles, "tests/support/jsdom.ts"],
        },
      },
      integration("integration-sqlite", "file:chosen-by-each-test.db"),
      ...(hasPostgres ? [integration("integration-postgres", "postgres://chosen-by-each-test")] : []),
      { extends: true, test: { ...built, name: "http", include: ["tests/http/**/*.test.ts"] } },
      { extends: true, test: { ...built, name: "invariants", include: ["tests/invariants/**/*.test.ts"] } },
      {
        extends: true,
        test: { ...node, ...patient, name: "architecture", include: ["tests/architecture/**/*.test.{ts,tsx}"] },
      },
      ...(hasChromium
        ? [
            {
              extends: true as const,
              test: {
                ...built,
                name: "e2e",
                setupFiles: [...setupFiles, "tests/support/leave-stages.ts"],
                include: ["tests/e2e/**/*.test.ts"],
                testTimeout: 300_000,
                hookTimeout: 600_000,
                expect: { poll: { timeout: 15_000 } },
              },
            },
          ]
        : []),
    ],
  },
});
