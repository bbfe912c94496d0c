import { and, asc, eq, lte } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { AlreadyMember } from "#app/features/members/membership/membership-commands.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { type DecisionRow, isHeld } from "../file/dossier.server.ts";
import { takeEffect } from "./take-effect.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger">;

const MOST_AT_ONCE = 50;

/** Lets every decision take effect whose time has come, each in a transaction of its own. Resolves to how many did. */
export async function announceDecisions({ db, withTransaction, clock, config, logger }: Context): Promise<number> {
  const due = await db
    .select({ id: applicationDecisions.id })
    .from(applicationDecisions)
    .where(and(isHeld, lte(applicationDecisions.heldUntil, clock.now())))
    .orderBy(asc(applicationDecisions.heldUntil))
    .limit(MOST_AT_ONCE);
  let announced = 0;
  for (const { id } of due) {
    const work = (tx: Tx) => announce(tx, config, id, clock.now());
    const isAnnounced = await withTransaction(work).catch(async (error: unknown) => {
      logger.error({ err: error, decisionId: id }, "a decision could not take effect");
      if (error instanceof AlreadyMember) await withTransaction((tx) => giveBack(tx, id, clock.now()));
      return false;
    });
    if (isAnnounced) announced++;
  }
  return announced;
}

async function findHeld(tx: Tx, id: string) {
  const [found] = await tx
    .select({ decision: applicationDecisions, application: applications })
    .from(applicationDecisions)
    .innerJoin(applications, eq(applications.id, applicationDecisions.applicationId))
    .where(and(eq(applicationDecisions.id, id), isHeld));
  return found;
}

async function announce(tx: Tx, config: Context["config"], id: string, now: Date): Promise<boolean> {
  const found = await findHeld(tx, id);
  if (!found) return false;
  const effect = await takeEffect(tx, config, found.application, found.decision, now);
  // Withdrawn meanwhile: there is nothing left to decide.
  if (!effect) await endHold(tx, found.decision, null, now);
  return effect !== null;
}

/** Ends a decision that has not taken effect; `byId` is null when nobody took it back. */
export async function endHold(tx: Tx, { id }: Pick<DecisionRow, "id">, byId: string | null, now: Date): Promise<void> {
  const ended = { takenBackAt: now, takenBackById: byId };
  await tx.update(applicationDecisions).set(ended).where(eq(applicationDecisions.id, id));
}

/** A file withdrawn before its decision took effect: the decision is none, and nobody outside ever hears of it. */
export async function dropHeldDecision(tx: Tx, applicationId: string, now: Date): Promise<void> {
  const isThis = and(eq(applicationDecisions.applicationId, applicationId), isHeld);
  await tx.update(applicationDecisions).set({ takenBackAt: now }).where(isThis);
}

// The institution became a member in another way: the file waits for a decision again, and its history says why.
async function giveBack(tx: Tx, id: string, now: Date): Promise<void> {
  const found = await findHeld(tx, id);
  if (!found) return;
  await endHold(tx, found.decision, null, now);
  await touchApplication(tx, found.application, now);
  await recordActivity(
    tx,
    { subjectId: found.application.id, action: "application.decision_without_effect", actorId: null },
    now,
  );
}

export const announceDecisionsJob: Job<Context> = {
  name: "announce-decisions",
  cron: "*/5 * * * * *",
  work: announceDecisions,
};
