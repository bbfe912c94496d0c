import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/test-database.ts";

interface Finding {
  code: string;
  filename: string;
}

const DESK = "app/desk/desk.server.ts";
const PAGE = "app/routes/page.tsx";
const PANEL = "app/desk/ui/panel.ts";

/** What stands in a file, and the rules it breaks there. */
const WRITTEN: [file: string, text: string, broken: string[]][] = [
  [DESK, `export const home = process.env.HOME;`, ["environment-in-config"]],
  [DESK, `export const no = (reason: string) => refused(reason);`, ["reason-is-a-literal"]],
  [DESK, `export const no = () => refused();`, ["reason-is-a-literal"]],
  [DESK, `export const no = { ok: false, reason: "late" };`, ["say-no-with-refused"]],
  [DESK, `export const no = [refused("late"), { ok: true, reason: "late" }, { ok: false }];`, []],
  [DESK, `export type Row = typeof members.$inferSelect;`, []],
  ["app/platform/refusal.ts", `export const no = (reason: string) => ({ ok: false, reason });`, []],
  ["tests/unit/any.test.ts", `export const home = [process.env.HOME, { ok: false, reason: "late" }];`, []],
  [
    PAGE,
    `export const Page = () => <p style={{}}>{process.env.HOME}</p>;`,
    ["environment-in-config", "no-inline-style"],
  ],
  [PAGE, `export const Page = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;`, ["no-markup-from-text"]],
  [PAGE, `export const no = { ok: false, reason: refused(late) };`, ["reason-is-a-literal", "say-no-with-refused"]],
  [PAGE, `export type Props = Awaited<ReturnType<typeof read>>;`, ["named-view-model"]],
  [PAGE, `export type Props = Awaited<Partial<ReturnType<typeof read>>>["rows"];`, ["named-view-model"]],
  [PAGE, `export type Props = SerializeFrom<Row>;`, ["named-view-model"]],
  [PAGE, `export type Props = ReturnType<typeof useLoaderData>;`, ["named-view-model"]],
  [PAGE, `export type Props = typeof members.$inferSelect;`, ["named-view-model"]],
  [PAGE, `export type Props = Awaited<Row> | ReturnType<typeof read>;`, []],
  [PANEL, `export type Props = typeof members.$inferSelect;`, ["named-view-model"]],
  [PANEL, `export const no = { ok: false, reason: "late" };`, ["say-no-with-refused"]],
  ["app/ui/panel.ts", `export type Props = typeof members.$inferSelect;`, ["named-view-model"]],
];

function lint(...args: string[]) {
  const oxlint = path.resolve("node_modules/oxlint/bin/oxlint");
  return spawnSync(process.execPath, [oxlint, "-c", ".ci/oxlint.json", "-f", "json", ...args], { encoding: "utf8" });
}

test("each rule of the house finds its breach where it holds, and nothing where it does not", () => {
  const folder = temporaryFolder();
  const files = WRITTEN.map(([file, text], index) => {
    // Each in a house of its own, so that one place can be written twice.
    const place = path.join(folder, String(index), file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, `${text}\n`);
    return place;
  });
  const { stdout, stderr } = lint(folder);
  expect(stderr).toBe("");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  const found = files.map((file) =>
    diagnostics
      .filter(({ filename }) => path.resolve(filename) === file)
      .flatMap(({ code }) => /^house\((.+)\)$/.exec(code)?.[1] ?? [])
      .sort(),
  );
  expect(WRITTEN.map(([file, text], index) => [file, text, found[index]])).toEqual(WRITTEN);
});

test("what `npm run lint:code` runs looks at types and rules in one go, and fails for either", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  expect(scripts["lint:code"]).toContain("oxlint --type-aware --type-check ");
  const folder = temporaryFolder();
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { strict: true, noEmit: true } }),
  );
  const text = `export const count: number = "many";\nexport const begin = () => {\n  Promise.resolve(1);\n};\n`;
  writeFileSync(path.join(folder, "count.ts"), text);
  const { status, stdout } = lint("--type-aware", "--type-check", folder);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    "typescript(TS2322)",
    "typescript(no-floating-promises)",
  ]);
  expect(status).toBe(1);
});
