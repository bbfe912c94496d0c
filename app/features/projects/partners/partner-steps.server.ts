import type { Action } from "#app/features/activity/actions.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { InterestDeclineReason } from "#db/vocabulary.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { partnerLetter, type PartnerStep } from "../project/project-emails.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

interface StepTaken {
  step: PartnerStep;
  /** Makes the occasion unique: the interest's or the partner's id, with a moment where it may come again. */
  key: string;
  partnerInstitutionId: string;
  role: string;
  reason?: InterestDeclineReason;
  /** Of the partner's people the one it concerns, beside the representatives. */
  partnerUserId?: string;
  /** Who took the step, and so needs no news of it; null where nobody did. */
  actorId: string | null;
}

/** Tells both institutions what happened between them, each in its people's languages. */
export async function tellBothSides(
  tx: Tx,
  { config, now }: Pick<ProjectCommandContext, "config"> & { now: Date },
  row: ProjectRow,
  { step, key, partnerInstitutionId, role, reason, partnerUserId, actorId }: StepTaken,
): Promise<void> {
  const lead = await namesOfInstitution(tx, row.leadInstitutionId);
  const partner = await namesOfInstitution(tx, partnerInstitutionId);
  const data = { origin: config.origin, project: row, lead, partner, slug: row.slug, role, reason };
  const sides = [
    ["lead", row.leadInstitutionId, row.leadUserId],
    ["partner", partnerInstitutionId, partnerUserId],
  ] as const;
  for (const [side, institutionId, userId] of sides) {
    const readers = { userIds: await peopleOfInstitution(tx, institutionId, userId), reader: "member" } as const;
    const occasion = { kind: `project-${step}-${side}`, key, subjectId: row.id, actorId } as const;
    await writeTo(tx, readers, occasion, (frame) => partnerLetter(frame, step, side, data), now);
  }
}

interface StepEntry {
  action: Extract<Action, `${"interest" | "partner"}.${string}`>;
  institutionId: string;
  actorId: string | null;
}

/** Records a step between two institutions in the project's history. */
export function recordStep(
  tx: Tx,
  row: ProjectRow,
  request: { requestId?: string; now: Date },
  { action, institutionId, actorId }: StepEntry,
): Promise<void> {
  return recordProject(tx, row.id, request, { action, actorId, data: { institutionId } });
}
