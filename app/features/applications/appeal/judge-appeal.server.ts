import { and, eq, inArray, ne } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { appealFindings, appeals, appealVotes } from "#db/schema/appeals.ts";
import type { AppealOutcome } from "#db/vocabulary-afterwards.ts";
import { findAppeal, listVotes } from "../file/appeal-queries.server.ts";
import { PANEL_MAJORITY } from "../file/application.ts";
import { canJudgeAppeal } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { tellOfChangedFinding, tellOfShortPanel } from "../letters/tell-next.server.ts";
import { languagesOfReaders } from "../letters/write-to-applicants.server.ts";
import { type AppealEffect, putIntoEffect } from "./announce-appeals.server.ts";
import { changeFinding } from "./draft-finding.server.ts";
import { type Appealed, type FindingRow, lettersOfDraft, listProposed, saysTheSame } from "./findings.server.ts";

type Context = AppealEffect & Pick<Services, "withTransaction" | "clock">;

interface Word {
  applicationId: string;
  /** The version the page showed: whoever says a word has read what the others said. */
  version: number;
}

interface Voted extends Done {
  /** What the panel has found by it; null while it has not. */
  found: AppealOutcome | null;
}

/**
 * Proposes the own draft with its letter, in the place of what was proposed with the same outcome: who agreed to that
 * has to agree anew. A draft that says what stands already is an agreement.
 */
export function proposeFinding(
  context: Context,
  input: Word & { mark?: string },
  actor: Viewer,
): Promise<Voted | DossierRefusal> {
  return changeFinding<Voted>(context, input, actor, async (tx, found, now) => {
    const { application, appeal, draft } = found;
    if (!draft) return refused("impossible");
    const letters = await lettersOfDraft(tx, found, draft, draft.letters);
    const standing = await listStanding(tx, appeal.id);
    const same = standing.find((version) => saysTheSame(version, { ...draft, letters }));
    const isThis = eq(appealFindings.id, draft.id);
    if (same) await tx.delete(appealFindings).where(isThis);
    else {
      const languages = await languagesOfReaders(tx, application);
      await tx.update(appealFindings).set({ letters, languages, proposedAt: now }).where(isThis);
    }
    const replaced = same ? [] : standing.filter(({ outcome }) => outcome === draft.outcome);
    const unagreed = await dropAgreement(tx, replaced, actor);
    const voted = await vote(tx, context, { ...found, finding: same ?? draft, actor }, now);
    if (voted.ok && unagreed.length > 0) {
      const about = { applicationId: input.applicationId, origin: context.config.origin, actorId: actor.id };
      await tellOfChangedFinding(tx, { ...about, userIds: unagreed }, now);
    }
    return voted;
  });
}

/** Agrees to the very letter that somebody of the panel has proposed. */
export function agreeToFinding(
  context: Context,
  { findingId, ...input }: Word & { findingId: string },
  actor: Viewer,
): Promise<Voted | DossierRefusal> {
  return changeFinding<Voted>(context, input, actor, async (tx, found, now) => {
    const finding = (await listStanding(tx, found.appeal.id)).find(({ id }) => id === findingId);
    return finding ? vote(tx, context, { ...found, finding, actor }, now) : refused("impossible");
  });
}

/** What somebody of the panel says yes to, newest first. */
async function listStanding(tx: Tx, appealId: string): Promise<FindingRow[]> {
  const agreed = new Set((await listVotes(tx, appealId)).map(({ findingId }) => findingId));
  return (await listProposed(tx, appealId)).filter(({ id }) => agreed.has(id));
}

async function dropAgreement(tx: Tx, replaced: FindingRow[], actor: Viewer): Promise<string[]> {
  if (replaced.length === 0) return [];
  const isReplaced = inArray(
    appealVotes.findingId,
    replaced.map(({ id }) => id),
  );
  const others = and(isReplaced, ne(appealVotes.userId, actor.id));
  return (await tx.delete(appealVotes).where(others).returning({ userId: appealVotes.userId })).map(
    (one) => one.userId,
  );
}

type Said = Appealed & { finding: FindingRow; actor: Viewer };

async function vote(
  tx: Tx,
  context: Context,
  { application, appeal, finding, actor }: Said,
  now: Date,
): Promise<Voted | DossierRefusal> {
  const word = { findingId: finding.id, castAt: now };
  await tx
    .insert(appealVotes)
    .values({ appealId: appeal.id, userId: actor.id, ...word })
    .onConflictDoUpdate({ target: [appealVotes.appealId, appealVotes.userId], set: word });
  if (!(await touchApplication(tx, application, now))) return refused("stale");
  const { outcome, reasons } = finding;
  const event = { subjectId: application.id, actorId: actor.id };
  await recordActivity(tx, { ...event, action: "application.appeal_voted", data: { outcome } }, now);
  const agreeing = (await listVotes(tx, appeal.id)).filter(({ findingId }) => findingId === finding.id);
  if (agreeing.length < PANEL_MAJORITY) {
    const about = { applicationId: application.id, origin: context.config.origin, actorId: actor.id };
    await tellOfShortPanel(tx, about, now);
    return { ok: true, found: null };
  }
  const { holdMinutes } = await getAssociation(tx);
  const heldUntil = holdMinutes > 0 ? new Date(now.getTime() + holdMinutes * MINUTE_MS) : null;
  const found = { outcome, reasons, decidedAt: now, heldUntil };
  await tx.update(appeals).set(found).where(eq(appeals.id, appeal.id));
  if (!heldUntil) await putIntoEffect(tx, context, { ...appeal, ...found }, now);
  return { ok: true, found: outcome };
}

/** Takes one's own word back, and with it what the panel has found as long as that has not taken effect. */
export function takeBackVote(
  context: Context,
  { applicationId, version }: Word,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { applicationId, version, isAllowed: canJudgeAppeal };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    const appeal = await findAppeal(tx, applicationId, { isLodged: true });
    if (appeal?.state !== "lodged") return refused("impossible");
    const isOwn = and(eq(appealVotes.appealId, appeal.id), eq(appealVotes.userId, actor.id));
    const gone = await tx.delete(appealVotes).where(isOwn).returning({ userId: appealVotes.userId });
    if (gone.length === 0 || !(await touchApplication(tx, application, now))) return refused("impossible");
    const open = { outcome: null, reasons: null, decidedAt: null, heldUntil: null };
    await tx.update(appeals).set(open).where(eq(appeals.id, appeal.id));
    const event = { subjectId: applicationId, actorId: actor.id };
    await recordActivity(tx, { ...event, action: "application.appeal_vote_taken_back" }, now);
    return { ok: true };
  });
}
