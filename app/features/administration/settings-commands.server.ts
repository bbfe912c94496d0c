import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { ASSOCIATION_SETTING, getAssociation } from "#app/platform/association.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { WithTransaction } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";

interface Capability {
  withTransaction: WithTransaction;
  clock: Clock;
}

/** Changes the association's settings, effective at once; the history keeps what was before. What is the same is not written. */
export function changeSettings(
  { withTransaction, clock }: Capability,
  value: AssociationSettings,
  actor: Viewer,
): Promise<void> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const before = await getAssociation(tx);
    if (isDeepStrictEqual(before, value)) return;
    const row = { value, updatedAt: now, updatedById: actor.id };
    await tx
      .insert(settings)
      .values({ name: ASSOCIATION_SETTING, ...row })
      .onConflictDoUpdate({ target: settings.name, set: row });
    const entry = { subjectType: "setting", subjectId: ASSOCIATION_SETTING, action: "setting.changed" } as const;
    await recordActivity(tx, { ...entry, actorId: actor.id, visibility: "staff", data: { before, after: value } }, now);
  });
}
