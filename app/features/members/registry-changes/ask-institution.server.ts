import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { registryChanges } from "#db/schema/registry-changes.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import { findChange, findOwnChange } from "./list-registry-changes.server.ts";
import { askOfRegistryChange, tellOfReply } from "./registry-letters.server.ts";

type Commands = Pick<Services, "withTransaction" | "clock" | "config">;

/**
 * A coordinator asks those who represent a member whether the registry is right. Asked once: a second press, and another
 * coordinator, find it asked.
 */
export function askInstitution(
  { withTransaction, clock, config }: Commands,
  { id, question }: { id: string; question: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found", "replaced" | "no-contact">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const found = await findChange(tx, actor, id);
    if (!found) return refused("not-found");
    if (found.change.outcome !== null) return refused("replaced");
    if (found.change.askedAt !== null) return { ok: true };
    if ((await speakersOf(tx, found.institution.id)).length === 0) return refused("no-contact");
    const isUnasked = and(eq(registryChanges.id, id), isNull(registryChanges.outcome), isNull(registryChanges.askedAt));
    const asked = { askedById: actor.id, askedAt: now, question: question || null };
    const [change] = await tx.update(registryChanges).set(asked).where(isUnasked).returning();
    if (!change) return refused("replaced");
    const { fact, before, after } = change;
    const data = { fact, before, after, release: found.release.release };
    const entry = { action: "membership.registry_asked", subjectId: found.institution.id, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data }, now);
    await askOfRegistryChange(tx, { ...found, change, actorId: actor.id }, config, now);
    return { ok: true };
  });
}

interface Reply {
  id: string;
  /** Whether it is as the registry says. */
  isConfirmed: boolean;
  /** What is right; empty where nothing is added. */
  reply: string;
}

/**
 * Somebody who represents a member says whether the registry is right. Nothing follows by itself: the secretariat reads it
 * and answers. Said once; the same said again is the same.
 */
export function replyToRegistryChange(
  { withTransaction, clock, config }: Commands,
  { id, isConfirmed, reply }: Reply,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found", "already-answered" | "replaced">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const found = await findOwnChange(tx, actor, id, dayOf(now));
    if (!found) return refused("not-found");
    const { change } = found;
    if (change.repliedAt !== null) {
      const isSame = change.repliedById === actor.id && change.isConfirmed === isConfirmed && change.reply === reply;
      if (isSame) return { ok: true };
      return change.repliedById === actor.id ? refused("already-answered") : refused("replaced");
    }
    const isOpen = and(eq(registryChanges.id, id), isNull(registryChanges.outcome), isNull(registryChanges.repliedAt));
    const said = { isConfirmed, reply, repliedById: actor.id, repliedAt: now };
    const [replied] = await tx.update(registryChanges).set(said).where(isOpen).returning();
    if (!replied) return refused("replaced");
    const { fact, before, after } = replied;
    const data = { fact, before, after, release: found.release.release };
    const entry = {
      action: "membership.registry_replied",
      subjectId: found.institution.id,
      actorId: actor.id,
    } as const;
    await recordActivity(tx, { ...entry, data }, now);
    await tellOfReply(tx, { ...found, change: replied, actorId: actor.id }, config, now);
    return { ok: true };
  });
}
