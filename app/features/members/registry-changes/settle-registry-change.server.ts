import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { registryChanges } from "#db/schema/registry-changes.ts";
import { changeListed } from "../membership/change-listed.server.ts";
import { findChange, type FoundChange } from "./list-registry-changes.server.ts";
import { isTakenOver, ownWord } from "./registry-change.ts";
import { tellOfRegistryChange } from "./registry-letters.server.ts";

type Commands = Pick<Services, "withTransaction" | "clock" | "config">;

interface Answer {
  id: string;
  /** `take_over`: the entry says what the registry says. `set_aside`: it stays as it is. */
  intent: "take_over" | "set_aside";
  /** What the entry said on the page that was answered; empty for nothing. */
  seen: string;
  /** Why, or what was done. */
  note: string;
}

type Outcome = { ok: true } | Refusal<"not-found" | "impossible", "already-answered" | "replaced">;

/**
 * A coordinator answers what the registry says otherwise of a member. Taken over, it is written into the member's entry,
 * and those who represent the member are told. The same answer twice is one.
 */
export function settleRegistryChange(
  { withTransaction, clock, config }: Commands,
  { id, intent, seen, note }: Answer,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const found = await findChange(tx, actor, id);
    if (!found) return refused("not-found");
    const outcome = intent === "take_over" ? "taken_over" : "set_aside";
    if (found.change.outcome !== null) {
      if (found.change.settledById !== actor.id) return refused("replaced");
      return found.change.outcome === outcome ? { ok: true } : refused("already-answered");
    }
    if (outcome === "taken_over" && !(await takeOver(tx, found, seen, now))) return refused("impossible");
    const settled = { outcome, note, settledById: actor.id, settledAt: now } as const;
    const rows = await tx
      .update(registryChanges)
      .set(settled)
      .where(and(eq(registryChanges.id, id), isNull(registryChanges.outcome)))
      .returning();
    if (rows.length === 0) return refused("replaced");
    const { fact, before, after } = found.change;
    const data = { fact, before, after, release: found.release.release };
    await recordActivity(
      tx,
      { action: `membership.registry_${outcome}`, subjectId: found.institution.id, actorId: actor.id, data },
      now,
    );
    if (outcome === "taken_over") await tellOfRegistryChange(tx, { ...found, note, actorId: actor.id }, config, now);
    return { ok: true };
  });
}

/** Writes what the registry says into the entry; false where that is not done so, or the entry says what nobody saw. */
async function takeOver(tx: Tx, { change, institution }: FoundChange, seen: string, now: Date): Promise<boolean> {
  const { fact, after } = change;
  if (!isTakenOver(fact) || after === null || (ownWord(fact, institution) ?? "") !== seen) return false;
  const { id: institutionId, version, translatedNames: names } = institution;
  const written = await changeListed(tx, { institutionId, version }, { columns: { [fact]: after }, names }, now);
  return written !== null;
}
