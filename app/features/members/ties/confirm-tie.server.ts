import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { grants } from "#db/schema/grants.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { isTie } from "./list-ties.server.ts";

/** Somebody says that they still act for an institution: what rested gives rights again. */
export function confirmTie(
  { withTransaction, clock }: Writer,
  institutionId: string,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const isOwn = and(eq(grants.userId, actor.id), eq(grants.institutionId, institutionId), isTie);
    const confirmed = { confirmedAt: now, askedAt: null, restingSince: null };
    const held = await tx.update(grants).set(confirmed).where(isOwn).returning({ id: grants.id });
    if (held.length === 0) return refused("not-found");
    const entry = { subjectId: institutionId, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.tie_confirmed" }, now);
    return { ok: true };
  });
}
