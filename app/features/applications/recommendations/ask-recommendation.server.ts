import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { newOrderedId } from "#db/kit.ts";
import type { Locale } from "#db/locales.ts";
import type { Tx } from "#db/index.server.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { answersFor } from "../file/application.policy.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import {
  areRecommendationsOpen,
  isStanding,
  MOST_RECOMMENDATIONS,
  RECOMMEND_WITHIN_DAYS,
} from "../file/recommendation.ts";
import { listRecommendations, type RecommendationRow } from "../file/recommendation-queries.server.ts";
import { findRecommendingMember, type LikeMember } from "./find-member.server.ts";
import { whyNotAsked } from "./may-be-asked.server.ts";
import type { NewRequest } from "./recommendation.schema.ts";
import { sealedLink } from "./recommendation-link.server.ts";
import { writeToRecommender } from "./write-to-recommender.server.ts";

type Context = ApplicantContext & { config: Pick<Config, "origin" | "secret"> };

/** By hand as often, beside the two reminders by the clock, and so many days apart. */
const MOST_REMINDERS = 2;
const REMINDER_DAYS = 2;

export const canBeReminded = (
  { remindersByHand, remindedAt, askedAt }: Pick<RecommendationRow, "remindersByHand" | "remindedAt" | "askedAt">,
  now: Date,
): boolean => remindersByHand < MOST_REMINDERS && addDays(remindedAt ?? askedAt, REMINDER_DAYS) <= now;

type Asked =
  | Done
  | OwnRefusal
  | Refusal<"too-many", "already-asked" | "own-person" | "own-institution" | "disposable">
  | (Refusal<never, "no-member"> & { like: LikeMember[] });

interface Asking extends NewRequest {
  applicationId: string;
  /** In which the names of members are read. */
  reader: Locale;
}

/** Ends a request; whoever was asked in vain is told that no answer is needed. */
async function end(
  tx: Tx,
  { config }: Context,
  { request, file }: { request: RecommendationRow; file: FullApplication },
  now: Date,
): Promise<void> {
  await tx.update(recommendationRequests).set({ cancelledAt: now }).where(eq(recommendationRequests.id, request.id));
  if (request.answer !== null || request.expiresAt <= now) return;
  const letter = { kind: "recommendation-not_needed", occasion: request.id } as const;
  await writeToRecommender(tx, config, { request, file }, letter, now);
}

/** Why nobody, or not this person, can be asked at present. */
function whyNotNow(
  { application }: FullApplication,
  all: readonly RecommendationRow[],
  { replaces, email }: Asking,
  now: Date,
): Refusal<"impossible" | "too-many", "already-asked"> | null {
  const isReplaceable = replaces === undefined || all.some(({ id, answer }) => id === replaces && answer !== "given");
  if (!isReplaceable || !areRecommendationsOpen(application.status)) return refused("impossible");
  const standing = all.filter((one) => one.id !== replaces && isStanding(one, now));
  if (standing.length >= MOST_RECOMMENDATIONS) return refused("too-many");
  return standing.some((one) => one.email === email) ? refused("already-asked") : null;
}

/** Asks somebody outside by letter to recommend the institution; in place of another, whose link then ends. */
export async function askRecommendation(
  context: Context & Pick<Services, "db">,
  asking: Asking,
  actor: Viewer,
): Promise<Asked> {
  const { applicationId, replaces, reader, member: _, ...asked } = asking;
  const isMember = asked.recommender === "member";
  const member = isMember ? await findRecommendingMember(context.db, asking, context.clock.now(), reader) : null;
  return changeOwn<Asked>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      const all = await listRecommendations(tx, applicationId);
      const replaced = all.find(({ id }) => id === replaces);
      const why = whyNotNow(file, all, asking, now) ?? (await whyNotAsked(tx, file, asked.email));
      if (why) return why;
      if (member && "like" in member) return refused("no-member", { like: member.like });
      if (replaced?.cancelledAt === null) await end(tx, context, { request: replaced, file }, now);
      const id = newOrderedId();
      const { tokenSha256 } = sealedLink(context.config, id, asked.locale);
      const request = {
        ...{ id, applicationId, tokenSha256, ...asked },
        ...(member && { institutionId: member.id, office: nameOf(member.names, reader).name }),
        ...{ askedById: actor.id, askedAt: now, expiresAt: addDays(now, RECOMMEND_WITHIN_DAYS) },
        ...{ remindersSent: 0, remindersByHand: 0 },
      };
      const [row] = await tx.insert(recommendationRequests).values(request).returning();
      if (!row) throw new Error("A request for a recommendation was not kept");
      const letter = { kind: "recommendation-asked", occasion: id } as const;
      await writeToRecommender(tx, context.config, { request: row, file }, letter, now);
      await record(tx, context, { action: "application.recommendation_asked", request: row, actor }, now);
      return { ok: true };
    },
    answersFor,
  );
}

type Action = `application.recommendation_${"asked" | "reminded" | "taken_back"}`;

async function record(
  tx: Tx,
  { requestId }: Context,
  { action, request, actor }: { action: Action; request: RecommendationRow; actor: Viewer },
  now: Date,
): Promise<void> {
  const { applicationId: subjectId, office } = request;
  await recordActivity(tx, { action, subjectId, actorId: actor.id, data: { office }, requestId }, now);
}

interface OnRequest {
  applicationId: string;
  requestId: string;
}

/** Sends the same link once more. */
export function remindRecommender(
  context: Context,
  { applicationId, requestId }: OnRequest,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeRequest(context, { applicationId, requestId }, actor, async (tx, { request, file }, now) => {
    if (request.answer !== null || !canBeReminded(request, now)) return refused("impossible");
    const number = request.remindersByHand + 1;
    const changes = { remindersByHand: number, remindedAt: now };
    await tx.update(recommendationRequests).set(changes).where(eq(recommendationRequests.id, requestId));
    const letter = { kind: "recommendation-reminder", occasion: `${requestId}:by-hand:${number}` } as const;
    await writeToRecommender(tx, context.config, { request, file }, letter, now);
    await record(tx, context, { action: "application.recommendation_reminded", request, actor }, now);
    return { ok: true };
  });
}

/** Takes a request back. */
export function takeRequestBack(context: Context, on: OnRequest, actor: Viewer): Promise<Done | OwnRefusal> {
  return changeRequest(context, on, actor, async (tx, { request, file }, now) => {
    if (request.answer === "given") return refused("impossible");
    await end(tx, context, { request, file }, now);
    await record(tx, context, { action: "application.recommendation_taken_back", request, actor }, now);
    return { ok: true };
  });
}

type Held = { request: RecommendationRow; file: FullApplication };

function changeRequest(
  context: Context,
  { applicationId, requestId }: OnRequest,
  actor: Viewer,
  work: (tx: Tx, held: Held, now: Date) => Promise<Done | OwnRefusal>,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      const all = await listRecommendations(tx, applicationId);
      const request = all.find(({ id }) => id === requestId);
      const isOpen = areRecommendationsOpen(file.application.status) && request && isStanding(request, now);
      return isOpen ? work(tx, { request, file }, now) : refused("impossible");
    },
    answersFor,
  );
}

/** Of an application that is withdrawn: those who were asked and have not answered are told that they need not. */
export async function endRecommendations(tx: Tx, context: Context, file: FullApplication, now: Date): Promise<void> {
  const isUnanswered = and(
    eq(recommendationRequests.applicationId, file.application.id),
    isNull(recommendationRequests.answer),
    isNull(recommendationRequests.cancelledAt),
  );
  const rows = await tx.select().from(recommendationRequests).where(isUnanswered);
  for (const request of rows) await end(tx, context, { request, file }, now);
}
