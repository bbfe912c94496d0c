import { endOfDay } from "#app/platform/days.ts";
import { and, eq } from "drizzle-orm";
import type { Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationDecisions, applicationRecommendations, decisionDrafts } from "#db/schema/decisions.ts";
import { admissionInput } from "./admission-input.ts";
import { KIND_OF } from "../letters/decision-words.ts";
import { templateWords } from "../letters/templates.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { moveApplication } from "../file/move-application.server.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { decisionLetter } from "./decision-letter.ts";

/** What an admission gave. */
export interface Admitted {
  number: string;
  slug: string;
  endsOn: string | null;
}

/**
 * A decision takes effect, whole or not at all: the state, the membership with its number, the directory entry and the
 * rights of its people, the line of the history and the letter are one transaction. Null, and nothing written, when the
 * file has moved meanwhile. Throws `AlreadyMember` when the institution has become a member in another way.
 */
export async function takeEffect(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  decision: DecisionRow,
  now: Date,
): Promise<{ admitted: Admitted | null } | null> {
  const { outcome, deferredUntil } = decision;
  const changes =
    outcome === "defer" ? { dueAt: deferredUntil ? endOfDay(deferredUntil) : null } : { dueAt: null, decidedAt: now };
  if (!(await moveApplication(tx, application, outcome, now, changes))) return null;
  await tx.update(applicationDecisions).set({ heldUntil: null }).where(eq(applicationDecisions.id, decision.id));
  const admitted = outcome === "approve" ? await admit(tx, config, application, decision, now) : null;
  const entry = { ...happeningOf(decision, admitted), subjectId: application.id, actorId: decision.decidedById };
  await recordActivity(tx, entry, now);
  await dropDraft(tx, decision);
  await announce(tx, config, application, decision, admitted, now);
  await tellColleagues(tx, config, application, decision, now);
  return { admitted };
}

// Of the one who decided: what others had begun is theirs to look up.
async function dropDraft(tx: Tx, { applicationId, decidedById }: DecisionRow): Promise<void> {
  const isTheirs = and(eq(decisionDrafts.applicationId, applicationId), eq(decisionDrafts.userId, decidedById));
  await tx.delete(decisionDrafts).where(isTheirs);
}

/** Whose file it is and who recommended read what became of it; never the one who decided. */
async function tellColleagues(
  tx: Tx,
  { origin }: Pick<Config, "origin">,
  application: ApplicationRow,
  { outcome, decidedById, ballot, recommendationId, deferredUntil: until }: DecisionRow,
  now: Date,
): Promise<void> {
  const [actor] = await tx.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, decidedById));
  const [recommended] = await tx
    .select({ byId: applicationRecommendations.recommendedById })
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.id, recommendationId));
  if (!actor) return;
  for (const userId of new Set([application.coordinatorId, recommended?.byId ?? null]))
    await tellColleague(
      tx,
      { application, userId, why: `decided_${outcome}`, actor, origin, isByVote: ballot !== null, until },
      now,
    );
}

function happeningOf(
  { outcome, category, reasonCodes, deferredUntil }: DecisionRow,
  admitted: Admitted | null,
): Happening<"application.approved" | "application.refused" | "application.deferred"> {
  if (outcome === "approve")
    return { action: "application.approved", data: { number: admitted?.number ?? "", category } };
  return outcome === "refuse"
    ? { action: "application.refused", data: { reasonCodes } }
    : { action: "application.deferred", data: { until: deferredUntil } };
}

async function admit(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  { category, decidedById }: DecisionRow,
  now: Date,
): Promise<Admitted> {
  const answers = await getFiledAnswers(tx, application.id);
  const input = admissionInput(application, answers, category ?? "full", config);
  const { number, slug, endsOn, institutionId } = await admitInstitution(tx, input, { id: decidedById }, now);
  await tx.update(applications).set({ institutionId }).where(eq(applications.id, application.id));
  return { number, slug, endsOn };
}

async function announce(
  tx: Tx,
  { origin }: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  decision: DecisionRow,
  admitted: Admitted | null,
  now: Date,
): Promise<void> {
  const template = await templateWords(tx, decision.outcome);
  const membership = admitted ?? { number: "", slug: null, endsOn: null };
  const compose = (frame: LetterFrame, institution: string) =>
    decisionLetter(frame, {
      ...{ application, institution, origin, now, membership, template },
      ruling: decision,
      words: decision.letters,
    });
  const kind = KIND_OF[decision.outcome];
  await writeToApplicants(tx, application, { occasion: `${kind}:${decision.id}`, kind, compose }, now);
}
