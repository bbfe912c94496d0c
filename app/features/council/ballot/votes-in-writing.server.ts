import { and, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { chairIds, councilMembers } from "#app/features/accounts/addressees.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { councilSessions } from "#db/schema/council.ts";
import { findSession } from "../session/change-session.server.ts";
import { stateAfter } from "../session/council.ts";
import { tellOfVote } from "../session/council-letters.server.ts";
import { finishVote } from "./close-session.server.ts";
import { listMissingVotes } from "./missing-votes.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Closes every vote in writing whose end has come, each in a transaction of its own, and tells those who announce. */
async function closeByTheClock({ db, withTransaction, clock, config }: Context): Promise<number> {
  const isOver = and(
    eq(councilSessions.state, "open"),
    isNotNull(councilSessions.endsAt),
    lte(councilSessions.endsAt, clock.now()),
  );
  const due = await db.select({ id: councilSessions.id }).from(councilSessions).where(isOver);
  let closed = 0;
  for (const { id } of due) {
    const isClosed = await withTransaction(async (tx) => {
      const session = await findSession(tx, id);
      if (!session || !stateAfter(session.state, "close", ["clock"])) return false;
      await finishVote(tx, { config, session, actorId: null }, clock.now());
      const chairs = await chairIds(tx);
      const userIds = chairs.length > 0 ? chairs : (await councilMembers(tx)).map((member) => member.id);
      await tellOfVote(tx, config, { session, userIds, kind: "council-closed", actorId: null }, clock.now());
      return true;
    });
    if (isClosed) closed++;
  }
  return closed;
}

/** Days before the end of a vote in writing on which those who have not voted are reminded. */
const REMIND_DAYS = 2;

/** Reminds, once, everybody who has not voted on all items of a vote in writing that ends soon. */
async function remindVoters({ db, withTransaction, clock, config }: Context): Promise<number> {
  const soon = addDays(clock.now(), REMIND_DAYS);
  const isEnding = and(
    eq(councilSessions.state, "open"),
    lte(councilSessions.endsAt, soon),
    isNull(councilSessions.remindedAt),
  );
  const sessions = await db.select().from(councilSessions).where(isEnding);
  let reminded = 0;
  for (const session of sessions) {
    reminded += await withTransaction(async (tx) => {
      const missing = await listMissingVotes(tx, session.id);
      const userIds = [...new Set(missing.map(({ userId }) => userId))];
      await tx.update(councilSessions).set({ remindedAt: clock.now() }).where(eq(councilSessions.id, session.id));
      await tellOfVote(tx, config, { session, userIds, kind: "council-reminder", actorId: null }, clock.now());
      return userIds.length;
    });
  }
  return reminded;
}

export const closeVotesJob: Job<Context> = { name: "close-votes", cron: "*/10 * * * * *", work: closeByTheClock };
export const remindVotersJob: Job<Context> = { name: "remind-voters", cron: "0 20 * * * *", work: remindVoters };
