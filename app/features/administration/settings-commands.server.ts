import { isDeepStrictEqual } from "node:util";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { ASSOCIATION_SETTING, getAssociation } from "#app/platform/association.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { WithTransaction } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";
import { mayFollow } from "./changed-meanwhile.ts";
import type { ChangedSettings } from "./settings.schema.ts";

interface Capability {
  withTransaction: WithTransaction;
  clock: Clock;
}

/** Another one for every change of the settings. */
export const settingsVersion = (settings: AssociationSettings): string => sha256(JSON.stringify(settings));

/**
 * Changes the association's settings, effective at once; the history keeps what was before. What is the same is not
 * written.
 *
 * @returns false when somebody else changed them since the page was opened
 */
export function changeSettings(
  { withTransaction, clock }: Capability,
  { version, seen, replaces, duesOff, ...value }: ChangedSettings,
  actor: Viewer,
): Promise<boolean> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const before = await getAssociation(tx);
    if (isDeepStrictEqual(before, value)) return true;
    if (!mayFollow({ version, seen, replaces }, settingsVersion(before))) return false;
    const row = { value, updatedAt: now, updatedById: actor.id };
    await tx
      .insert(settings)
      .values({ name: ASSOCIATION_SETTING, ...row })
      .onConflictDoUpdate({ target: settings.name, set: row });
    const entry = { action: "setting.changed", subjectId: ASSOCIATION_SETTING, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: changeOf(before, value) }, now);
    return true;
  });
}

function changeOf({ contactEmail: former, ...before }: AssociationSettings, value: AssociationSettings) {
  const { contactEmail, ...after } = value;
  return { before, after, isContactChanged: contactEmail !== former };
}
