import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { appeals, appealVotes } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import type { AppealOutcome } from "#db/vocabulary.ts";
import { type AppealRow, findAppeal, listVotes } from "../file/appeal-queries.server.ts";
import { DECIDE_WITHIN_DAYS, PANEL_MAJORITY } from "../file/application.ts";
import { canJudgeAppeal } from "../file/application.policy.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import {
  type ApplicationRow,
  changeDossier,
  type Done,
  type DossierRefusal,
  readDossier,
} from "../file/dossier.server.ts";
import { moveApplication, touchApplication } from "../file/move-application.server.ts";
import { appealLetter } from "../letters/review-letters.ts";
import { tellOfShortPanel, tellWhoActs } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

interface Vote {
  applicationId: string;
  /** The version the page showed: whoever votes has read what the others said. */
  version: number;
  outcome: AppealOutcome;
  /** Needed of whoever is the first to say so: they go into the letter. */
  reasons: string;
}

interface Voted extends Done {
  /** What the panel has found by it; null while it has not. */
  found: AppealOutcome | null;
}

type VoteRefusal = DossierRefusal | Refusal<never, "no-reasons">;

/** Says for one of the panel what should become of an appeal; a majority decides, in the words of the first who said so. */
export async function judgeAppeal(
  context: Context,
  { applicationId, version, outcome, reasons }: Vote,
  actor: Viewer,
): Promise<Voted | VoteRefusal> {
  const change = { applicationId, version, isAllowed: canJudgeAppeal };
  return changeDossier<Voted | VoteRefusal>(context, change, actor, async (tx, { application }, now) => {
    const appeal = await findAppeal(tx, applicationId, { isLodged: true });
    if (appeal?.state !== "lodged" || appeal.heldUntil) return refused("impossible");
    const others = (await listVotes(tx, appeal.id)).filter(({ userId }) => userId !== actor.id);
    const agreeing = others.filter((vote) => vote.outcome === outcome);
    if (agreeing.length === 0 && reasons === "") return refused("no-reasons");
    const vote = { outcome, reasons, castAt: now };
    await tx
      .insert(appealVotes)
      .values({ appealId: appeal.id, userId: actor.id, ...vote })
      .onConflictDoUpdate({ target: [appealVotes.appealId, appealVotes.userId], set: vote });
    if (!(await touchApplication(tx, application, now))) return refused("stale");
    const event = { subjectId: applicationId, actorId: actor.id };
    await recordActivity(tx, { ...event, action: "application.appeal_voted", data: { outcome } }, now);
    if (agreeing.length + 1 < PANEL_MAJORITY) {
      await tellOfShortPanel(tx, { applicationId, origin: context.config.origin, actorId: actor.id }, now);
      return { ok: true, found: null };
    }
    const words = [...agreeing.map((one) => one.reasons), reasons].find((text) => text !== "") ?? "";
    await decideAppeal(tx, context, { appeal, outcome, reasons: words }, now);
    return { ok: true, found: outcome };
  });
}

interface Found {
  appeal: AppealRow;
  outcome: AppealOutcome;
  reasons: string;
}

async function decideAppeal(tx: Tx, context: Context, { appeal, outcome, reasons }: Found, now: Date): Promise<void> {
  const { holdMinutes } = await getAssociation(tx);
  const heldUntil = holdMinutes > 0 ? new Date(now.getTime() + holdMinutes * MINUTE_MS) : null;
  const found = { outcome, reasons, decidedAt: now, heldUntil };
  await tx.update(appeals).set(found).where(eq(appeals.id, appeal.id));
  if (!heldUntil) await takeEffect(tx, context, { ...appeal, ...found }, now);
}

/** Takes one's own word back, and with it what the panel has found as long as that has not taken effect. */
export function takeBackVote(
  context: Context,
  { applicationId, version }: Pick<Vote, "applicationId" | "version">,
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

/** What the panel has found takes effect: the refusal is final, or the file is before those who decide again. */
async function takeEffect(tx: Tx, { config: { origin } }: Context, appeal: AppealRow, now: Date): Promise<boolean> {
  const { applicationId, outcome, reasons } = appeal;
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application || !outcome) return false;
  const isAllowed = outcome === "allow";
  const isMoved = isAllowed
    ? await returnToDeciders(tx, application, now)
    : await moveApplication(tx, application, "dismiss_appeal", now, { dueAt: null });
  if (!isMoved) return false;
  const closed = { state: isAllowed ? "allowed" : "dismissed", heldUntil: null, closedAt: now } as const;
  await tx.update(appeals).set(closed).where(eq(appeals.id, appeal.id));
  const action = isAllowed ? "application.appeal_allowed" : "application.appeal_dismissed";
  await recordActivity(tx, { subjectId: applicationId, action, actorId: null }, now);
  const kind = isAllowed ? "application-appeal-allowed" : "application-appeal-dismissed";
  const data = { caseNumber: application.caseNumber ?? "", url: `${origin}/applications/${applicationId}` };
  const post = {
    occasion: `${kind}:${appeal.id}`,
    kind,
    compose: (frame: Parameters<typeof appealLetter>[0], institution: string) =>
      appealLetter(frame, { ...data, institution, outcome, reasons: reasons ?? "" }),
  } as const;
  await writeToApplicants(tx, application, post, now);
  if (isAllowed) await tellWhoActs(tx, { applicationId, why: "back_from_panel", origin, actorId: null }, now);
  return true;
}

/** The recommendation is put again, under the name and the day it had: each is answered once, and was. */
async function returnToDeciders(tx: Tx, application: ApplicationRow, now: Date): Promise<boolean> {
  const { recommendation } = await readDossier(tx, application);
  if (!recommendation) return false;
  await tx.insert(applicationRecommendations).values({ ...recommendation, id: newOrderedId() });
  const dueAt = answerDeadline(now, DECIDE_WITHIN_DAYS, await getAssociation(tx));
  const changes = { dueAt, decidedAt: null, cameBack: "appeal_allowed" as const };
  return moveApplication(tx, application, "allow_appeal", now, changes);
}

/** Lets what the panel has found take effect whose time has come. Resolves to how many. */
async function announceAppeals(context: Context): Promise<number> {
  const { db, withTransaction, clock } = context;
  const isDue = and(eq(appeals.state, "lodged"), isNotNull(appeals.heldUntil), lte(appeals.heldUntil, clock.now()));
  const due = await db.select({ id: appeals.id }).from(appeals).where(isDue).orderBy(asc(appeals.heldUntil));
  let announced = 0;
  for (const { id } of due) {
    const isDone = await withTransaction(async (tx) => {
      const [appeal] = await tx
        .select()
        .from(appeals)
        .where(and(eq(appeals.id, id), isDue));
      return appeal ? takeEffect(tx, context, appeal, clock.now()) : false;
    });
    if (isDone) announced++;
  }
  return announced;
}

export const announceAppealsJob: Job<Context> = {
  name: "announce-appeals",
  cron: "*/5 * * * * *",
  work: announceAppeals,
};
