import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { copyWithLanguage, HEBREW } from "#tests/support/another-language.ts";

test("a language that is one line and one folder compiles", { timeout: 180_000 }, () => {
  const tsc = path.resolve("node_modules/typescript-native/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "--noEmit"], {
    cwd: copyWithLanguage(HEBREW),
    encoding: "utf8",
  });
  expect({ status, said: stdout.trim() }).toEqual({ status: 0, said: "" });
});
