import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { AlreadyMember } from "#app/features/members/membership/membership-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { beginMembership } from "../decision/begin-membership.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { openOf } from "../file/formalities.ts";
import { approvalOf, findFormalities, readFormalities } from "../file/formalities-queries.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Ruling {
  applicationId: string;
  version: number;
  reason: string;
}

/** A coordinator lets the membership begin although something is open, and says why. */
export async function beginAnyway(
  context: Context,
  { reason, ...input }: Ruling,
  actor: Viewer,
): Promise<Done | DossierRefusal | Refusal<never, "already-member">> {
  try {
    return await changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, dossier, now) => {
      const { application } = dossier;
      const row = await findFormalities(tx, application.id);
      if (application.status !== "formalities" || application.amendmentProposedById !== null || !row)
        return refused("impossible");
      const waived = openOf(await readFormalities(tx, application, row, now));
      const noted = { waived, waivedReason: reason, waivedById: actor.id, waivedAt: now };
      await tx.update(applicationFormalities).set(noted).where(eq(applicationFormalities.id, row.id));
      const entry = { subjectId: application.id, actorId: actor.id };
      await recordActivity(tx, { ...entry, action: "application.formalities_waived", data: { reason } }, now);
      const beginning = { application, decision: await approvalOf(tx, row), event: "begin_membership" as const };
      const begun = await beginMembership(tx, context.config, { ...beginning, actorId: actor.id }, now);
      return begun ? { ok: true } : refused("stale");
    });
  } catch (error) {
    if (error instanceof AlreadyMember) return refused("already-member");
    throw error;
  }
}
