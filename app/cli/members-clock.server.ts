import { parseArgs } from "node:util";
import { clockLine } from "#app/features/members/year/clock-view.server.ts";
import { planClock } from "#app/features/members/year/plan-clock.server.ts";
import { runClock } from "#app/features/members/year/run-clock.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { messageOf } from "#app/platform/plain-error.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const USAGE = "Usage: npm run members:clock [-- --commit]";

function isToCommit(args: string[]): boolean | null {
  try {
    return parseArgs({ args, options: { commit: { type: "boolean", default: false } } }).values.commit;
  } catch (error) {
    console.log(messageOf(error));
    return null;
  }
}

/** `npm run members:clock`: says whom tonight's clock would write to, suspend or let lapse, and why; with `--commit` it does so now. */
export async function showMembersClock(services: Services, args: string[]): Promise<number> {
  const isCommit = isToCommit(args);
  if (isCommit === null) {
    console.log(USAGE);
    return 2;
  }
  const t = translator("en");
  const moves = await planClock(services.db, dayNow(services.clock));
  for (const move of moves) {
    const { number, name, act, why } = clockLine(move, "en");
    console.log([number, name.name, t(`members:clock.acts.${act}`), why].join("  "));
  }
  if (!isCommit) {
    console.log(`${moves.length} members. Nothing is done yet; --commit does it now, the clock does it tonight.`);
    return 0;
  }
  console.log(`${await runClock(services)} members were written to, suspended or ended.`);
  return 0;
}
