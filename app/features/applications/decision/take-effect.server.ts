import { endOfDay } from "#app/platform/days.ts";
import { and, eq } from "drizzle-orm";
import type { Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationDecisions, applicationRecommendations, decisionDrafts } from "#db/schema/decisions.ts";
import { type Admitted, admit, beginMembership } from "./begin-membership.server.ts";
import { openFormalities, type Opened } from "./open-formalities.server.ts";
import { todoParagraph } from "../letters/formalities-letters.ts";
import { KIND_OF } from "../letters/decision-words.ts";
import { templateWords } from "../letters/templates.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { openOf } from "../file/formalities.ts";
import { moveApplication } from "../file/move-application.server.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { decisionLetter } from "./decision-letter.ts";

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
  const isStaged = outcome === "approve" && (await getAssociation(tx)).formalities;
  if (isStaged) return openStage(tx, config, application, decision, now);
  const changes =
    outcome === "defer" ? { dueAt: deferredUntil ? endOfDay(deferredUntil) : null } : { dueAt: null, decidedAt: now };
  if (!(await moveApplication(tx, application, outcome, now, changes))) return null;
  await tx.update(applicationDecisions).set({ heldUntil: null }).where(eq(applicationDecisions.id, decision.id));
  const admitted = outcome === "approve" ? await admit(tx, config, application, decision, now) : null;
  const entry = { ...happeningOf(decision, admitted), subjectId: application.id, actorId: decision.decidedById };
  await recordActivity(tx, entry, now);
  await settle(tx, config, application, { decision, admitted, opened: null }, now);
  return { admitted };
}

/** An admission after which formalities follow: there is no membership before they are done. */
async function openStage(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  decision: DecisionRow,
  now: Date,
): Promise<{ admitted: Admitted | null } | null> {
  const opening = { application, decision, event: "open_formalities" as const, decidedAt: now };
  const opened = await openFormalities(tx, config, opening, now);
  if (!opened) return null;
  await tx.update(applicationDecisions).set({ heldUntil: null }).where(eq(applicationDecisions.id, decision.id));
  await settle(tx, config, application, { decision, admitted: null, opened }, now);
  return { admitted: openOf(opened.states).length > 0 ? null : await beginAtOnce(tx, config, decision, now) };
}

/** Nothing is left to be done. */
async function beginAtOnce(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  decision: DecisionRow,
  now: Date,
): Promise<Admitted | null> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, decision.applicationId));
  if (!application) return null;
  return beginMembership(tx, config, { application, decision, event: "fulfil_formalities", actorId: null }, now);
}

interface Effect {
  decision: DecisionRow;
  admitted: Admitted | null;
  opened: Opened | null;
}

async function settle(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  effect: Effect,
  now: Date,
): Promise<void> {
  await dropDraft(tx, effect.decision);
  await announce(tx, config, application, effect, now);
  await tellColleagues(tx, config, application, effect.decision, now);
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

async function announce(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  application: ApplicationRow,
  { decision, admitted, opened }: Effect,
  now: Date,
): Promise<void> {
  const key = opened ? ("formalities" as const) : decision.outcome;
  const template = await templateWords(tx, key);
  const membership = admitted ?? { number: "", slug: null, endsOn: null };
  const compose = (frame: LetterFrame, institution: string) =>
    decisionLetter(frame, {
      ...{ application, institution, origin: config.origin, now, membership, template },
      stage: opened && {
        todo: todoParagraph(frame.t, opened.states),
        dueDay: formatDate(opened.dueAt, frame.locale),
      },
      ruling: decision,
      words: decision.letters,
    });
  const kind = KIND_OF[key];
  const { languages } = decision;
  const occasion = `${kind}:${decision.id}`;
  await writeToApplicants(tx, application, { occasion, kind, languages, config, compose }, now);
}
