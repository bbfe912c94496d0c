/** Holds the last JSON line of a benchmark or drill to its bar: `node .ci/judge.js LOG`. Exit code 1 when it falls short. */
import { readFileSync } from "node:fs";

const bars = {
  door: (figures) => figures.passed && figures.noAnswer === 0,
  "postgres-restart": (figures) => figures.passed,
  "disk-full": (figures) => figures.passed,
  races: (figures) => figures.passed && figures.violations === 0,
  outlives: (figures) => figures.passed && figures.broken === 0 && figures.elsewhere === 0,
  "smtp-outage": (figures) => figures.passed,
};

const last =
  readFileSync(process.argv[2] ?? "", "utf8")
    .trimEnd()
    .split("\n")
    .at(-1) ?? "";
const figures = JSON.parse(last);
const holds = bars[figures.name]?.(figures) ?? false;
console.log(`${figures.name}: ${holds ? "holds its bar" : "falls short"}`);
process.exit(holds ? 0 : 1);
