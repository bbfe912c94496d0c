import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("every measurement loads, and `npm run bench` lists those there are", { timeout: 120_000 }, () => {
  const command = ["--import", "tsx", "bench/run.ts", "bench"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^npm run bench -- board +The project board/m);
});
