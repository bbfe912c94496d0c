import type { Action } from "#app/features/activity/actions.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { InterestDeclineReason, PlaceDeclineReason } from "#db/vocabulary.ts";
import type { EndReason } from "#db/vocabulary-partners.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import type { PartnerLetterKind, PartnerStep } from "../project/partner-letter-kinds.ts";
import { partnerLetter, type Undone } from "../project/project-emails.ts";
import type { Places } from "../project/open-places.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";

interface StepTaken {
  step: PartnerStep;
  /** Makes the occasion unique: the interest's or the partner's id, with a moment where it may come again. */
  key: string;
  partnerInstitutionId: string;
  role: string;
  reason?: InterestDeclineReason | PlaceDeclineReason | EndReason | null;
  /** The last day on which an invitation can be answered. */
  answerBy?: string | null;
  undone?: Undone;
  /** How the places of the role stand, where that is told. */
  places?: Places | null;
  /** What was written with the answer. */
  note?: string | null;
  /** Of the partner's people the one it concerns, beside the representatives. */
  partnerUserId?: string;
  /** Who took the step, and so needs no news of it; null where nobody did. */
  actorId: string | null;
}

/** Tells both institutions what happened between them, each in its people's languages. */
export async function tellBothSides(
  tx: Tx,
  context: Told,
  row: ProjectRow,
  taken: StepTaken & { step: Exclude<PartnerStep, "invitation_reminder"> },
): Promise<void> {
  await tellOneSide(tx, context, row, { ...taken, side: "lead" });
  await tellOneSide(tx, context, row, { ...taken, side: "partner" });
}

type Told = Pick<ProjectCommandContext, "config"> & { now: Date };

type ToldSide = StepTaken &
  ({ side: "lead"; step: Exclude<PartnerStep, "invitation_reminder"> } | { side: "partner"; step: PartnerStep });

/** Tells one of the two institutions. */
export async function tellOneSide(tx: Tx, { config, now }: Told, row: ProjectRow, taken: ToldSide): Promise<void> {
  const { key, partnerInstitutionId, role, reason, answerBy, partnerUserId, actorId, undone, places, note } = taken;
  const lead = await namesOfInstitution(tx, row.leadInstitutionId);
  const partner = await namesOfInstitution(tx, partnerInstitutionId);
  const about = { origin: config.origin, project: row, lead, partner, slug: row.slug };
  const data = { ...about, role, reason, undone, places, note, isReadOn: row.visibility !== "invited" };
  const isLead = taken.side === "lead";
  const [institutionId, userId] = isLead
    ? [row.leadInstitutionId, row.leadUserId]
    : [partnerInstitutionId, partnerUserId];
  const readers = { userIds: await peopleOfInstitution(tx, institutionId, userId), reader: "member" } as const;
  const kind: PartnerLetterKind = isLead ? `project-${taken.step}-lead` : `project-${taken.step}-partner`;
  const occasion = { kind, key, subjectId: row.id, actorId } as const;
  const dayIn = ({ locale }: LetterFrame) => (answerBy ? formatDay(answerBy, locale) : "");
  const compose = (frame: LetterFrame) => partnerLetter(frame, kind, { ...data, day: dayIn(frame) });
  await writeTo(tx, readers, occasion, compose, now);
}

interface StepEntry {
  action: Extract<Action, `${"interest" | "partner"}.${string}`>;
  institutionId: string;
  /** The institution whose place it takes. */
  insteadOf?: string | null;
  actorId: string | null;
}

/** Records a step between two institutions in the project's history. */
export function recordStep(
  tx: Tx,
  row: ProjectRow,
  request: { requestId?: string; now: Date },
  { action, institutionId, insteadOf, actorId }: StepEntry,
): Promise<void> {
  if (action === "partner.confirmed" && insteadOf)
    return recordProject(tx, row.id, request, { action, actorId, data: { institutionId, insteadOf } });
  return recordProject(tx, row.id, request, { action, actorId, data: { institutionId } });
}
