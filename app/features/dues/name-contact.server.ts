import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesContacts } from "#db/schema/dues.ts";
import { namesContact } from "./dues.policy.ts";

/** Names who deals with the dues of an institution, of those who act for it; null for nobody beside those who speak for it. */
export function nameContact(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { institutionId, userId }: { institutionId: string; userId: string | null },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "stale">> {
  return withTransaction<{ ok: true } | Refusal<"forbidden" | "stale">>(async (tx) => {
    if (!namesContact(actor, institutionId)) return refused("forbidden");
    const isIts = eq(duesContacts.institutionId, institutionId);
    if (userId !== null) {
      const colleagues = await listColleagues(tx, institutionId);
      if (!colleagues.some((one) => one.userId === userId)) return refused("stale");
    }
    const now = clock.now();
    await tx.delete(duesContacts).where(isIts);
    if (userId !== null)
      await tx.insert(duesContacts).values({ institutionId, userId, namedById: actor.id, createdAt: now });
    const entry = { action: "institution.dues_contact_named", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    return { ok: true };
  });
}
