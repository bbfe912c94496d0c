import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx, WithTransaction } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { derivedColumns, replaceTopics } from "../institution/institution-entry.server.ts";
import { writeTexts } from "../institution/institution-texts.server.ts";
import { canEditProfile } from "../institution/member.policy.ts";
import { findOwnInstitution, type OwnInstitution } from "../institution/own-institution.server.ts";
import type { ProfileChange } from "./profile.schema.ts";
import { columnsOf, profilesOf } from "./profile-values.server.ts";

export interface Writer {
  withTransaction: WithTransaction;
  clock: Clock;
}

type ProfileOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

/** The institution as it now stands, when the person may change it. */
export async function findEditable(
  tx: Tx,
  institutionId: string,
  actor: Viewer,
  clock: Clock,
): Promise<OwnInstitution | Refusal<"not-found" | "forbidden">> {
  const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
  if (!own) return refused("not-found");
  return canEditProfile(actor, own.member) ? own : refused("forbidden");
}

/**
 * Changes what an institution says of itself, and counts as its confirmation. Refused as `stale` when somebody saved
 * since `version` was read.
 */
export async function changeProfile(
  { withTransaction, clock }: Writer,
  { institutionId, change }: { institutionId: string; change: ProfileChange },
  actor: Viewer,
): Promise<ProfileOutcome> {
  return withTransaction(async (tx) => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const { version, themes, fieldsOfStudy } = change;
    const columns = columnsOf(change);
    const translatedProfiles = profilesOf(change);
    const facts = { ...own.institution, ...columns, translatedProfiles };
    const now = clock.now();
    const saved = await tx
      .update(institutions)
      .set({
        ...columns,
        ...derivedColumns(facts, themes, fieldsOfStudy),
        version: version + 1,
        updatedAt: now,
        confirmedAt: now,
      })
      .where(and(eq(institutions.id, institutionId), eq(institutions.version, version)))
      .returning({ id: institutions.id });
    if (saved.length === 0) return refused("stale");
    await writeTexts(tx, institutionId, { profile: translatedProfiles });
    await replaceTopics(tx, institutionId, { ...columns, themes, fieldsOfStudy });
    await touchDirectory(tx, institutionId);
    const entry = { action: "institution.profile_changed", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    return { ok: true };
  });
}
