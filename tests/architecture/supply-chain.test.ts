import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { notice } from "../../.ci/notice.js";
import remixConfig from "../../remix.config.js";

interface Locked {
  version: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const installed = Object.entries(packages)
  .filter(([path]) => path !== "")
  .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), ...entry }));
const versionsOf = (name: string) => installed.filter((entry) => entry.name === name).map(({ version }) => version);

test("M01 every dependency is pinned exactly and locked by integrity", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  // Also one that is known by another name here.
  expect(Object.entries(all).filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(installed.filter(({ integrity, link }) => !integrity && !link).map(({ name }) => name)).toEqual([]);
});

test("M01 no package runs a script when installed, so npm ci needs neither Python nor a compiler (found F109)", () => {
  expect(readFileSync(".npmrc", "utf8").split("\n")).toContain("ignore-scripts=true");
  // With that setting npm runs none of ours before or after another either.
  const own = Object.keys(manifest.scripts ?? {});
  expect(own.filter((name) => /^(pre|post)|^(install|prepare|prepublish)$/.test(name))).toEqual([]);
});

test("M01 the checks install by the very command of the README (found F109)", () => {
  expect(readFileSync(".ci/run", "utf8").match(/^npm (ci|i|install)\b.*$/gm)).toEqual(["npm ci"]);
  expect(readFileSync("README.md", "utf8")).toMatch(/^npm ci && npm run demo /m);
});

test("M01 only the listed packages would run one", () => {
  const names = new Set(installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  // fsevents is optional and only for macOS; npm never installs it elsewhere.
  expect([...names].filter((name) => name !== "fsevents").sort()).toEqual(["esbuild"]);
});

test("NOTICE lists the licence of every package a running portal consists of: npm run notice (found F125)", () => {
  expect(readFileSync("NOTICE", "utf8")).toBe(notice(packages));
  expect(notice(packages)).not.toContain("unknown");
});

test("every package named as needed is imported by something (found F125)", () => {
  const isSource = (name: string) => /\.(tsx?|js|css)$/.test(name);
  const folders = ["app", "db", "server.js", "vite.config.ts"];
  const sources = folders.flatMap((folder) =>
    folder.includes(".")
      ? [folder]
      : readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  const text = sources
    .filter(isSource)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const unused = Object.keys(manifest.dependencies ?? {}).filter((name) => !text.includes(name));
  expect(unused).toEqual([]);
});

/** Known advisories against the pinned line of Remix, and the version that closes each. */
const AT_LEAST: [string, string][] = [
  ["@remix-run/server-runtime", "2.17.5"],
  ["@remix-run/react", "2.17.5"],
  ["@remix-run/router", "1.23.4"],
  ["react-router", "6.30.6"],
  ["react-router-dom", "6.30.6"],
];

test.each(AT_LEAST)("M02 %s is at least %s everywhere in the lockfile", (name, least) => {
  const older = versionsOf(name).filter((version) => version.localeCompare(least, "en", { numeric: true }) < 0);
  expect(versionsOf(name).length).toBeGreaterThan(0);
  expect(older).toEqual([]);
});

test("M02 single fetch and lazy route discovery, whose holes are open in this line, are off", () => {
  expect(remixConfig.future).toMatchObject({ v3_singleFetch: false, v3_lazyRouteDiscovery: false });
});
