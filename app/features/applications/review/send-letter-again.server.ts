import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { againInQueue } from "#app/platform/outbox.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { outbox } from "#db/schema/outbox.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { isLetterOf, isRepeatable } from "../letters/file-letters.server.ts";

/** Sends a letter of a file once more that did not arrive, to the same address. */
export function sendLetterAgain(
  context: Pick<Services, "withTransaction" | "clock">,
  { applicationId, letterId }: { applicationId: string; letterId: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { applicationId, isAllowed: canWorkOn };
  return changeDossier<Done>(context, change, actor, async (tx, _dossier, now) => {
    const [letter] = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.id, letterId), isLetterOf(applicationId)));
    if (!letter) return refused("not-found");
    if (!isRepeatable(letter)) return refused("impossible");
    await tx.update(outbox).set(againInQueue(now)).where(eq(outbox.id, letterId));
    const action = "application.letter_sent_again";
    await recordActivity(tx, { subjectId: applicationId, action, actorId: actor.id }, now);
    return { ok: true };
  });
}
