import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, setupFiles: ["tests/support/strict.ts"] };

// The Remix plugin only works for dev and build, so it is not here.
export default defineConfig({
  esbuild: { jsx: "automatic" },
  test: {
    reporters: ["default", "./tests/support/plain-line-reporter.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    fileParallelism: true,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...node, name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          ...node,
          name: "integration-sqlite",
          include: ["tests/integration/**/*.test.ts"],
          env: { DATABASE_URL: "file:test.db" },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: "integration-postgres",
          include: ["tests/integration/**/*.test.ts"],
          env: { DATABASE_URL: "postgres://test" },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { ...node, name: "http", include: ["tests/http/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "ui",
          environment: "jsdom",
          include: ["tests/ui/**/*.test.tsx"],
          setupFiles: ["tests/support/strict.ts", "tests/support/jsdom.ts"],
        },
      },
      {
        extends: true,
        test: { ...node, name: "e2e", include: ["tests/e2e/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: { ...node, name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 120_000 },
      },
    ],
  },
});
