import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { correctMembership } from "#app/features/members/membership/correct-membership.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { endOfDay } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { isDeepStrictEqual } from "node:util";
import type { Tx } from "#db/index.server.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { ApplicationRow, DecisionRow, Done, DossierRefusal } from "../file/dossier.server.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { tellColleague, tellWhoActs } from "../letters/tell-next.server.ts";
import { templateWords } from "../letters/templates.server.ts";
import { languagesOfReaders, writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { answerProposed } from "./answer-proposed.server.ts";
import { type AmendmentRow, settle, type Version } from "./amendments.server.ts";
import { correctionLetter } from "./correction-letter.ts";
import { changeCorrection, correctionLetters } from "./draft-correction.server.ts";
import { findStandingDecision } from "./standing-decision.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Proposes the correction somebody has drafted. Nothing changes, and nobody outside hears of it, until a second person agrees. */
export function proposeCorrection(
  context: Context,
  input: Version & { mark?: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeCorrection(context, input, actor, async (tx, { application, standing, draft }, now) => {
    if (!draft) return refused("impossible");
    if (!(await touchApplication(tx, application, now, { amendmentProposedById: actor.id }))) return refused("stale");
    const correction = { ...draft, outcome: standing.decision.outcome };
    const letters = await correctionLetters(tx, application, correction, draft.letters);
    const languages = await languagesOfReaders(tx, application);
    await tx
      .update(applicationAmendments)
      .set({ letters, languages, proposedAt: now, outcome: null, settledById: null, settledAt: null })
      .where(eq(applicationAmendments.id, draft.id));
    const { id: applicationId } = application;
    const entry = { subjectId: applicationId, actorId: actor.id, data: { reason: draft.reason } };
    await recordActivity(tx, { ...entry, action: "application.correction_proposed" }, now);
    const { origin } = context.config;
    const telling = { applicationId, why: "correction", origin, actorId: actor.id, message: draft.reason } as const;
    await tellWhoActs(tx, telling, now);
    return { ok: true };
  });
}

/**
 * A second person agrees: decision, membership and its term, the line of the history and the letters are one transaction.
 * What stood before is kept beside what stands now.
 */
export function agreeToCorrection(context: Context, input: Version, actor: Viewer): Promise<Done | DossierRefusal> {
  const answered = { ...input, kind: "correction", by: "second_person" } as const;
  return answerProposed(context, answered, actor, async (tx, { application, proposed }, now) => {
    const standing = await findStandingDecision(tx, application);
    const isSame = standing?.decision.id === proposed.decisionId && isDeepStrictEqual(standing.facts, proposed.before);
    if (!standing || !isSame) return refused("stale");
    const { deferredUntil } = proposed.after;
    const changes = { amendmentProposedById: null, ...(deferredUntil && { dueAt: endOfDay(deferredUntil) }) };
    if (!(await touchApplication(tx, application, now, changes))) return refused("stale");
    await correct(tx, { proposed, number: standing.number }, actor, now);
    await settle(tx, proposed, { outcome: "agreed", settledById: actor.id, settledAt: now });
    const entry = { subjectId: application.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "application.decision_corrected" }, now);
    await tell(tx, context, { application, proposed, decision: standing.decision }, actor, now);
    return { ok: true };
  });
}

async function correct(
  tx: Tx,
  { proposed, number }: { proposed: AmendmentRow; number: string | null },
  actor: Viewer,
  now: Date,
): Promise<void> {
  const { after, reason, decisionId } = proposed;
  const { category, reasonCodes, explanation, deferredUntil } = after;
  const corrected = { correctedAt: now, correctedById: actor.id, correctionReason: reason };
  await tx
    .update(applicationDecisions)
    .set({ category, reasonCodes, explanation, deferredUntil, ...corrected })
    .where(eq(applicationDecisions.id, decisionId));
  if (number && category && after.startsOn)
    await correctMembership(tx, { number, category, startsOn: after.startsOn, endsOn: after.endsOn }, actor, now);
}

interface Told {
  application: ApplicationRow;
  proposed: AmendmentRow;
  decision: DecisionRow;
}

/** Applicant and head read what is right now; of the secretariat who proposed it and whose decision it was. */
async function tell(
  tx: Tx,
  { config }: Context,
  { application, proposed, decision }: Told,
  actor: Viewer,
  now: Date,
): Promise<void> {
  const { before, after, letters: words, languages, proposedById } = proposed;
  const { origin } = config;
  const template = await templateWords(tx, "correction");
  const correction = { outcome: decision.outcome, before, after };
  const compose = (frame: LetterFrame, institution: string) =>
    correctionLetter(frame, { application, institution, correction, template, words, origin });
  const occasion = `application-corrected:${proposed.id}`;
  const kind = "application-corrected" as const;
  await writeToApplicants(tx, application, { occasion, kind, languages, config, compose }, now);
  for (const userId of new Set([proposedById, decision.decidedById]))
    await tellColleague(tx, { application, userId, why: "correction_agreed", actor, origin }, now);
}
