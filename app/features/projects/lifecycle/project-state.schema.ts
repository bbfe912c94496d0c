import { z } from "zod";
import { choice, day, prose, whole } from "#app/platform/fields.ts";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "#app/features/projects/project/lengths.ts";

const version = whole(0, 1_000_000);

export const publishSchema = z.object({ version });

/** What the coordinator asks to change, in words the lead institution reads. */
export const changesSchema = z.object({ version, note: prose({ min: LEAST.changesNote, max: LIMITS.changesNote }) });

/** Why a posting is not published: a reason and words that the lead institution reads. */
export const declineProjectSchema = changesSchema.extend({ reason: choice(PROJECT_DECLINE_REASONS) });

/** A new day until which interest is taken; today at the earliest. */
export function reopenSchema(today: string) {
  return z.object({ answerBy: day.refine((value) => value >= today, "projects:errors.answer_by_past") });
}

/** What was achieved, shown to everybody who sees the project. */
export const completeSchema = z.object({ finalSummary: prose({ min: 100, max: LIMITS.finalSummary }) });
