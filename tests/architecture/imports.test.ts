import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Cruise {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
  modules: { source: string; dependencies: { module: string; couldNotResolve: boolean }[] }[];
}

const cruise = JSON.parse(
  execFileSync("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "app", "db"], {
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
  }).toString(),
) as Cruise;

test("nobody imports up, and there are no cycles", () => {
  expect(cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  expect(cruise.summary.totalCruised).toBeGreaterThan(100);
});

test("every import of the house resolves, so that none escapes the rules", () => {
  const lost = cruise.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ module, couldNotResolve }) => couldNotResolve && /^[.#]/.test(module) && !module.includes("?"))
      .map(({ module }) => `${source} -> ${module}`),
  );
  expect(lost).toEqual([]);
});

test("vite.config.ts takes the plugin's options from remix.config.js", () => {
  const vite = readFileSync("vite.config.ts", "utf8");
  expect(vite).toContain('import remixConfig from "./remix.config.js"');
  expect(vite).toContain("remix(remixConfig)");
});
