import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { membershipProposals } from "#db/schema/memberships.ts";
import { tellOfNotice } from "../membership/notice-letters.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOwnNotice, listUnanswered } from "./find-notice.server.ts";

interface Reply {
  institutionId: string;
  /** The notice that was read. */
  seen: string;
  reply: string;
}

/** A member answers the notice that its membership is to be ended: once, and until its last day. */
export function answerNotice(
  { withTransaction, clock, config }: Manager,
  { institutionId, seen, reply }: Reply,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const today = dayOf(now);
    const notice = await findOwnNotice(tx, actor, { institutionId, today });
    if (!notice) return refused("not-found");
    const { proposal, membership } = notice;
    const { id, outcome, replyUntil } = proposal;
    if (id !== seen || outcome !== null || (replyUntil ?? "") < today) return refused("stale");
    // Pressed twice is done once.
    if (id === seen && proposal.reply === reply && proposal.repliedById === actor.id) return { ok: true };
    const said = { reply, repliedById: actor.id, repliedAt: now };
    const isFirst = and(eq(membershipProposals.id, id), isNull(membershipProposals.repliedAt));
    const [answered] = await tx.update(membershipProposals).set(said).where(isFirst).returning();
    if (!answered) return refused("stale");
    const entry = { subjectId: membership.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "membership.notice_answered" }, now);
    await tellOfNotice(tx, { ...notice, proposal: answered, origin: config.origin }, "answered", now);
    return { ok: true };
  });
}

/**
 * Tells whoever decides that a member has not answered in its days, once.
 * @returns how many have not
 */
async function tellOfSilence({ db, withTransaction, clock, config }: Manager & { db: Reader }): Promise<number> {
  const silent = await listUnanswered(db, dayNow(clock));
  for (const notice of silent)
    await withTransaction((tx) => tellOfNotice(tx, { ...notice, origin: config.origin }, "unanswered", clock.now()));
  return silent.length;
}

export const tellOfSilenceJob: Job<Parameters<typeof tellOfSilence>[0]> = {
  name: "tell-of-silence",
  cron: "0 31 * * * *",
  work: tellOfSilence,
};
