import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Clock } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx, WithTransaction } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { findEditable } from "../institution/editable-institution.server.ts";
import { derivedColumns, replaceTopics } from "../institution/institution-entry.server.ts";
import { writeTexts } from "../institution/institution-texts.server.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import type { ProfileChange } from "./profile.schema.ts";
import { type Restrictions, splitAnswers } from "./field-visibility.ts";
import type { ProfileValues } from "./profile-fields.ts";
import { columnsOf, profilesOf, readValues } from "./profile-values.server.ts";

export interface Writer {
  withTransaction: WithTransaction;
  clock: Clock;
}

type ProfileOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

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
    const { version, ...answers } = change;
    const now = clock.now();
    const { restrictions } = own.institution;
    const isSaved = await writeProfile(
      tx,
      own.institution,
      { answers, restrictions, version },
      { now, confirmedAt: now },
    );
    if (!isSaved) return refused("stale");
    const entry = { action: "institution.profile_changed", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    return { ok: true };
  });
}

/** Changes who reads which part of what an institution says of itself. */
export async function changeVisibility(
  { withTransaction, clock }: Writer,
  { institutionId, restrictions, version }: { institutionId: string; restrictions: Restrictions; version: number },
  actor: Viewer,
): Promise<ProfileOutcome> {
  return withTransaction(async (tx) => {
    const own = await findEditable(tx, institutionId, actor, clock);
    if ("ok" in own) return own;
    const { confirmedAt } = own.institution;
    const now = clock.now();
    const answers = await readValues(tx, own.institution);
    const isSaved = await writeProfile(tx, own.institution, { answers, restrictions, version }, { now, confirmedAt });
    if (!isSaved) return refused("stale");
    const entry = { action: "institution.visibility_changed", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    return { ok: true };
  });
}

/** Takes from everybody's sight what an institution had kept for fewer readers, when its entry was written anew. */
export async function restrictAgain(tx: Tx, institutionId: string, now: Date): Promise<void> {
  const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
  if (!institution || Object.keys(institution.restrictions).length === 0) return;
  const { restrictions, version, confirmedAt } = institution;
  const answers = await readValues(tx, institution);
  await writeProfile(tx, institution, { answers, restrictions, version }, { now, confirmedAt });
}

interface Written {
  answers: Partial<ProfileValues>;
  restrictions: Restrictions;
  /** The version that was read. */
  version: number;
}

/**
 * Writes what everybody reads where lists, search and files find it, and the rest apart from it, so that no list, search
 * or file has to know what it may show. False where somebody saved meanwhile.
 */
export async function writeProfile(
  tx: Tx,
  institution: OwnInstitution["institution"],
  { answers, restrictions, version }: Written,
  { now, confirmedAt }: { now: Date; confirmedAt: Date },
): Promise<boolean> {
  const { open, restricted } = splitAnswers(answers, restrictions);
  const { themes = [], fieldsOfStudy = [] } = open;
  const columns = columnsOf(open);
  const translatedProfiles = profilesOf(open);
  const facts = { ...institution, ...columns, translatedProfiles };
  const saved = await tx
    .update(institutions)
    .set({
      ...columns,
      ...derivedColumns(facts, themes, fieldsOfStudy),
      restrictions,
      restrictedAnswers: restricted,
      version: version + 1,
      updatedAt: now,
      confirmedAt,
    })
    .where(and(eq(institutions.id, institution.id), eq(institutions.version, version)))
    .returning({ id: institutions.id });
  if (saved.length === 0) return false;
  await writeTexts(tx, institution.id, { profile: translatedProfiles });
  await replaceTopics(tx, institution.id, { ...columns, themes, fieldsOfStudy });
  await touchDirectory(tx, institution.id);
  return true;
}
