import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { appeals } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import { findAgreed, type AppealRow } from "../file/appeal-queries.server.ts";
import { DECIDE_WITHIN_DAYS } from "../file/application.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";
import { templateWords } from "../letters/templates.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { findingLetter, KIND_OF_FINDING } from "./finding-letter.ts";

/** What is needed for a finding to take effect. */
export type AppealEffect = Pick<Services, "config">;
type Context = AppealEffect & Pick<Services, "db" | "withTransaction" | "clock">;

/** What the panel has found takes effect: the refusal is final, or the file is before those who decide again. */
export async function putIntoEffect(tx: Tx, { config }: AppealEffect, appeal: AppealRow, now: Date): Promise<boolean> {
  const { applicationId, outcome, reasons } = appeal;
  const { origin } = config;
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
  const kind = KIND_OF_FINDING[outcome];
  const told = { application, appeal, finding: { outcome, reasons: reasons ?? "" }, origin };
  const template = await templateWords(tx, `appeal_${outcome}`);
  const { letters: words, languages } = await findAgreed(tx, appeal);
  const post = {
    ...{ languages, config },
    occasion: `${kind}:${appeal.id}`,
    kind,
    compose: (frame: Parameters<typeof findingLetter>[0], institution: string) =>
      findingLetter(frame, { ...told, institution, template, words }),
  };
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
      return appeal ? putIntoEffect(tx, context, appeal, clock.now()) : false;
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
