import { parseArgs } from "node:util";
import type { liveMemberYears } from "#tests/support/member-years.ts";
import { liveApart } from "./support/lived.ts";

export const title =
  "Four years of a thousand members, day by day: in force, listed, reached and written to as they must be.";
export const kind = "drill";

const MOST_SHOWN = 20;

type Lived = Awaited<ReturnType<typeof liveMemberYears>> & { seconds: number };

/** Lets `--members` (1000) members live `--days` (1461) days. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      members: { type: "string", default: "1000" },
      days: { type: "string", default: "1461" },
      seed: { type: "string", default: "1" },
    },
  });
  const { violations, ...figures } = await liveApart<Lived>("live-years", [values.members, values.days, values.seed]);
  return { ...figures, violations: violations.slice(0, MOST_SHOWN), passed: violations.length === 0 };
}
