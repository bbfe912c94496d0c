import { asc, eq } from "drizzle-orm";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { asks } from "#db/schema/asks.ts";
import type { AskState } from "#db/vocabulary-asks.ts";
import { stateAt } from "./ask.ts";
import { type FullAsk, listAsked, offersOf, readAsk, readAsks } from "./ask-queries.server.ts";
import { closeAsk } from "./close-ask.server.ts";
import { tellItIsOver, thankOthers } from "./write-letters.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

const AT_ONCE = 200;

/** How an ask ends by itself now: its time is over, its member is not in force, or whoever asked may approach nobody. */
async function endOf(db: Reader, { ask, term, isHeld, isStopped }: FullAsk, now: Date): Promise<AskState> {
  if (isStopped) return "withdrawn";
  if (isHeld) return "open";
  const isOfMember = isEntitled(term, "meet_people", dayOf(now));
  const offers = offersOf(await listAsked(db, ask.id)).length;
  const state = stateAt(ask, offers, now);
  if (state !== "open") return state;
  return isOfMember ? "open" : "withdrawn";
}

async function end({ withTransaction, config }: Context, read: FullAsk, now: Date): Promise<boolean> {
  return withTransaction(async (tx) => {
    const found = (await endOf(tx, read, now)) === "open" ? null : await readAsk(tx, read.ask.id);
    if (!found) return false;
    const state = await endOf(tx, found, now);
    if (state === "open" || state === "settled") return false;
    if (!(await closeAsk(tx, found, { state, closedById: null }, now))) return false;
    const telling = { found, origin: config.origin, actorId: null };
    if (state !== "ended_unanswered") await thankOthers(tx, telling, found.isStopped ? "stopped" : state, now);
    await tellItIsOver(tx, telling, state, now);
    return true;
  });
}

/**
 * Ends the asks whose time is over, and those of members that are not in force any more: whoever asked is told what came of it.
 * @returns how many have ended
 */
export async function endAsks(context: Context): Promise<number> {
  const now = context.clock.now();
  const open = await context.db
    .select({ id: asks.id })
    .from(asks)
    .where(eq(asks.state, "open"))
    .orderBy(asc(asks.endsAt), asc(asks.id));
  let ended = 0;
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const ids = open.slice(from, from + AT_ONCE).map(({ id }) => id);
    for (const found of await readAsks(context.db, ids)) if (await end(context, found, now)) ended += 1;
  }
  return ended;
}

export const endAsksJob: Job<Context> = { name: "end-asks", cron: "0 14 * * * *", work: endAsks };
