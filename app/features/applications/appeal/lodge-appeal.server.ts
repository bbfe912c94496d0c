import { and, desc, eq, isNull } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { appeals, appealVotes } from "#db/schema/appeals.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { AppealGround } from "#db/vocabulary-afterwards.ts";
import { type AppealRow, findAppeal } from "../file/appeal-queries.server.ts";
import { JUDGE_WITHIN_DAYS } from "../file/application.ts";
import { answersFor } from "../file/application.policy.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { appealUntil, canAppeal } from "../file/deadlines.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { appealReceivedLetter, appealWithdrawnLetter } from "../letters/applying-letters.ts";
import { tellOfShortPanel, tellWhoActs } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";

type Context = ApplicantContext & Pick<Services, "config">;

interface Written {
  applicationId: string;
  /** The version of the draft the page showed; 0 before the first. */
  version: number;
  grounds: AppealGround[];
  body: string;
}

type Answer = Done | OwnRefusal | Refusal<"stale">;

async function findRefusal(tx: Tx, applicationId: string): Promise<string | null> {
  const isRefusal = and(
    eq(applicationDecisions.applicationId, applicationId),
    eq(applicationDecisions.outcome, "refuse"),
    isNull(applicationDecisions.heldUntil),
    isNull(applicationDecisions.takenBackAt),
  );
  const [decision] = await tx
    .select({ id: applicationDecisions.id })
    .from(applicationDecisions)
    .where(isRefusal)
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  return decision?.id ?? null;
}

/** The draft of an appeal, begun when there is none; null where nothing can be appealed against now. */
export async function openDraft(
  tx: Tx,
  { application }: Pick<FullApplication, "application">,
  actor: Viewer,
  now: Date,
): Promise<AppealRow | null> {
  if (!canAppeal(application, now)) return null;
  const latest = await findAppeal(tx, application.id);
  if (latest?.state === "draft") return latest;
  const decisionId = await findRefusal(tx, application.id);
  if (!decisionId) return null;
  const begun = { id: newOrderedId(), applicationId: application.id, decisionId, state: "draft" as const };
  const row = { ...begun, grounds: [], body: "", version: 0, createdById: actor.id, createdAt: now, updatedAt: now };
  const [draft] = await tx.insert(appeals).values(row).returning();
  return draft ?? null;
}

async function writeDraft(
  tx: Tx,
  file: FullApplication,
  { version, grounds, body }: Written,
  actor: Viewer,
  now: Date,
) {
  const draft = await openDraft(tx, file, actor, now);
  if (!draft) return refused("impossible");
  if (draft.version !== version) return refused("stale");
  const values = { grounds, body, version: version + 1, updatedAt: now };
  await tx.update(appeals).set(values).where(eq(appeals.id, draft.id));
  return { ...draft, ...values };
}

/** Keeps what an applicant is writing; nobody else sees it. */
export function saveAppeal(context: Context, input: Written, actor: Viewer): Promise<Answer> {
  return changeOwn<Answer>(context, input.applicationId, actor, async (tx, file, now) => {
    const draft = await writeDraft(tx, file, input, actor, now);
    return "id" in draft ? { ok: true } : draft;
  });
}

/** Lodges an appeal within its time: the file goes before the panel, and whoever may judge it is told. */
export function lodgeAppeal(context: Context, input: Written, actor: Viewer): Promise<Answer> {
  const { applicationId } = input;
  return changeOwn<Answer>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      const draft = await writeDraft(tx, file, input, actor, now);
      if (!("id" in draft)) return draft;
      const { application } = file;
      const dueAt = answerDeadline(now, JUDGE_WITHIN_DAYS, await getAssociation(tx));
      if (!(await moveApplication(tx, application, "appeal", now, { dueAt }))) return refused("impossible");
      const lodged = { state: "lodged" as const, lodgedAt: now, lodgedById: actor.id, dueAt };
      await tx.update(appeals).set(lodged).where(eq(appeals.id, draft.id));
      const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      const data = { grounds: input.grounds };
      await recordActivity(tx, { ...event, action: "application.appeal_lodged", data }, now);
      await acknowledge(tx, context, application, { dueAt, body: input.body, appealId: draft.id }, now);
      const news = { applicationId, origin: context.config.origin, actorId: actor.id };
      await tellWhoActs(tx, { ...news, why: "appeal" }, now);
      await tellOfShortPanel(tx, news, now);
      return { ok: true };
    },
    answersFor,
  );
}

const about = ({ config: { origin } }: Context, { id, caseNumber }: ApplicationRow) => ({
  url: `${origin}/applications/${id}/appeal`,
  caseNumber: caseNumber ?? "",
});

async function acknowledge(
  tx: Tx,
  context: Context,
  application: ApplicationRow,
  { dueAt, body, appealId }: { dueAt: Date; body: string; appealId: string },
  now: Date,
): Promise<void> {
  const post = {
    occasion: `application-appeal-received:${appealId}`,
    kind: "application-appeal-received" as const,
    compose: (frame: Parameters<typeof appealReceivedLetter>[0], institution: string) =>
      appealReceivedLetter(frame, {
        ...about(context, application),
        ...{ institution, body, due: formatDate(dueAt, frame.locale) },
      }),
  };
  await writeToApplicants(tx, application, post, now);
}

/** Throws a draft away. */
export function discardAppeal(context: Context, applicationId: string, actor: Viewer): Promise<Answer> {
  return changeOwn<Answer>(
    context,
    applicationId,
    actor,
    async (tx, _file, now) => {
      const draft = await findAppeal(tx, applicationId);
      if (draft?.state !== "draft") return refused("impossible");
      await tx.update(appeals).set({ state: "withdrawn", closedAt: now }).where(eq(appeals.id, draft.id));
      return { ok: true };
    },
    answersFor,
  );
}

/** Takes an appeal back before the panel's finding is told: the refusal stands, and can be appealed against until its day. */
export function withdrawAppeal(context: Context, applicationId: string, actor: Viewer): Promise<Answer> {
  return changeOwn<Answer>(
    context,
    applicationId,
    actor,
    async (tx, { application }, now) => {
      const appeal = await findAppeal(tx, applicationId);
      if (appeal?.state !== "lodged") return refused("impossible");
      if (!(await moveApplication(tx, application, "withdraw_appeal", now, { dueAt: null })))
        return refused("impossible");
      const closed = { state: "withdrawn" as const, closedAt: now, heldUntil: null, outcome: null, reasons: null };
      await tx.update(appeals).set(closed).where(eq(appeals.id, appeal.id));
      await tx.delete(appealVotes).where(eq(appealVotes.appealId, appeal.id));
      const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      await recordActivity(tx, { ...event, action: "application.appeal_withdrawn" }, now);
      const until = appealUntil({ status: "refused", decidedAt: application.decidedAt }) ?? "";
      const post = {
        occasion: `application-appeal-withdrawn:${appeal.id}`,
        kind: "application-appeal-withdrawn" as const,
        compose: (frame: Parameters<typeof appealWithdrawnLetter>[0], institution: string) =>
          appealWithdrawnLetter(frame, {
            ...about(context, application),
            ...{ institution, until: until && formatDay(until, frame.locale) },
          }),
      };
      await writeToApplicants(tx, application, post, now);
      return { ok: true };
    },
    answersFor,
  );
}
