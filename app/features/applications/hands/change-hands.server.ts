import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { canLeave, type COLLEAGUE_ROLES } from "./hand.ts";
import { changeHands } from "./invite-hand.server.ts";
import { endHand, giveHand, listHands } from "./list-hands.server.ts";
import { tellHands } from "./tell-hands.server.ts";

type Context = ApplicantContext & { config: Pick<Config, "origin"> };

interface OnHand {
  applicationId: string;
  userId: string;
}

/** Takes a colleague out of an application; effective with that person's next request. */
export function removeHand(
  context: ApplicantContext,
  { applicationId, userId }: OnHand,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeHands<Done | OwnRefusal>(context, applicationId, actor, async (tx, application, now) => {
    const hand = (await listHands(tx, applicationId)).find((one) => one.userId === userId);
    if (!hand || hand.role === "applicant") return refused("impossible");
    await endHand(tx, { userId, applicationId }, now);
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.colleague_removed", data: { person: hand.name } }, now);
    const occasion = `${applicationId}:${userId}:${now.getTime()}`;
    const to = { to: [userId], reader: "account" as const, actorId: actor.id, person: actor.name };
    await tellHands(tx, { kind: "hands-ended", application, occasion, ...to }, now);
    return { ok: true };
  });
}

/** Lets a colleague write who only read, or only read who wrote. */
export function changeHand(
  context: Context,
  { applicationId, userId, role }: OnHand & { role: (typeof COLLEAGUE_ROLES)[number] },
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeHands<Done | OwnRefusal>(context, applicationId, actor, async (tx, application, now) => {
    const hand = (await listHands(tx, applicationId)).find((one) => one.userId === userId);
    if (!hand || hand.role === "applicant") return refused("impossible");
    if (hand.role === role) return { ok: true };
    await giveHand(tx, { userId, applicationId, role, grantedById: actor.id }, now);
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    const data = { person: hand.name, role };
    await recordActivity(tx, { ...event, action: "application.colleague_changed", data }, now);
    const occasion = `${applicationId}:${userId}:${now.getTime()}`;
    const url = `${context.config.origin}/applications/${applicationId}`;
    const to = { to: [userId], reader: "applicant" as const, actorId: actor.id, person: actor.name };
    await tellHands(tx, { kind: "hands-changed", application, occasion, role, url, ...to }, now);
    return { ok: true };
  });
}

/** A colleague leaves an application of the own will; whoever answers for it is told. */
export function leaveHand(context: Context, applicationId: string, actor: Viewer): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, { application }, now) => {
      await endHand(tx, { userId: actor.id, applicationId }, now);
      const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      await recordActivity(tx, { ...event, action: "application.colleague_left" }, now);
      const occasion = `${applicationId}:${actor.id}:${now.getTime()}`;
      const url = `${context.config.origin}/applications/${applicationId}/people`;
      const to = { to: [application.ownerId], reader: "applicant" as const, actorId: actor.id, person: actor.name };
      await tellHands(tx, { kind: "hands-left", application, occasion, url, ...to }, now);
      return { ok: true };
    },
    canLeave,
  );
}
