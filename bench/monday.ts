import { parseArgs } from "node:util";
import type { replayWeeks } from "#tests/support/replayed-weeks.ts";
import { liveApart } from "./support/lived.ts";

export const title = "A year of Mondays for 300 institutions: what their pages and letters say against what is so.";
export const kind = "bench";

const BAR_MS = 10_000;

type Lived = Awaited<ReturnType<typeof replayWeeks>> & { seconds: number };

/** Lets `--weeks` (52) weeks pass for `--institutions` (300). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      institutions: { type: "string", default: "300" },
      weeks: { type: "string", default: "52" },
      seed: { type: "string", default: "1" },
    },
  });
  const lived = await liveApart<Lived>("live-weeks", [values.institutions, values.weeks, values.seed]);
  return { ...lived, bar: BAR_MS, passed: lived.isKept && lived.pagesMs < BAR_MS };
}
