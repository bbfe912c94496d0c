import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { membersUnasked } from "#db/schema/asks.ts";
import { canAnswer } from "./asks.policy.ts";

/** A member is asked for nothing small any more, or again. */
export async function chooseAsks(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { institutionId, isAsked }: { institutionId: string; isAsked: boolean },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found">> {
  if (!canAnswer(actor, institutionId)) return refused("not-found");
  await withTransaction(async (tx) => {
    if (isAsked) await tx.delete(membersUnasked).where(eq(membersUnasked.institutionId, institutionId));
    else
      await tx
        .insert(membersUnasked)
        .values({ institutionId, saidById: actor.id, saidAt: clock.now() })
        .onConflictDoNothing();
  });
  return { ok: true };
}
