import { isDeepStrictEqual } from "node:util";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { addVersion, FIRST_VERSION, latestVersion } from "#app/platform/versioned-settings.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { setsSchedule } from "./dues.policy.ts";
import { type DuesSchedule, FIRST_SCHEDULE } from "./schedule.ts";

const NAME = "dues-schedule";

/** Whether members pay dues at all. */
export const areDuesOn = async (db: Reader): Promise<boolean> => (await getAssociation(db)).areDuesOn;

/** The table of dues in force with the number of its version, and since when; null of the one the portal comes with. */
export async function getSchedule(
  db: Reader,
): Promise<{ version: number; schedule: DuesSchedule; since: Date | null }> {
  const kept = await latestVersion(db, NAME);
  const first = { ...FIRST_SCHEDULE, note: inEachLocale(() => "") };
  return {
    version: kept?.version ?? FIRST_VERSION,
    since: kept?.since ?? null,
    schedule: { ...first, ...(kept?.value as DuesSchedule | undefined) },
  };
}

/** Whether the version after one is this table: pressed twice is put in force once. */
async function isKept(tx: Tx, { after, schedule }: { after: number; schedule: DuesSchedule }): Promise<boolean> {
  const kept = await latestVersion(tx, NAME);
  return kept?.version === after + 1 && isDeepStrictEqual(kept.value, JSON.parse(JSON.stringify(schedule)));
}

/** Puts another table in force. Invoices stay as they were issued. */
export function keepSchedule(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { after, schedule }: { after: number; schedule: DuesSchedule },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "stale">> {
  return withTransaction<{ ok: true } | Refusal<"forbidden" | "stale">>(async (tx) => {
    if (!setsSchedule(actor)) return refused("forbidden");
    const now = clock.now();
    const version = await addVersion(tx, NAME, { after, value: schedule, actorId: actor.id }, now);
    if (version === null) return (await isKept(tx, { after, schedule })) ? { ok: true } : refused("stale");
    const entry = { action: "setting.dues_changed", subjectId: NAME, actorId: actor.id } as const;
    await recordActivity(tx, { ...entry, data: { version } }, now);
    return { ok: true };
  });
}
