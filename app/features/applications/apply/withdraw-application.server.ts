import { leaveAgenda } from "#app/features/agenda/leave-agenda.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Config } from "#app/platform/config.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { tellHeadOfWithdrawal } from "../head/tell-of-withdrawal.server.ts";
import { withdrawnLetter } from "../letters/applying-letters.ts";
import { canReopen } from "../file/deadlines.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { dropHeldDecision } from "../decision/announce-decisions.server.ts";
import { cancelLinks } from "../head/send-to-head.server.ts";
import { endRecommendations } from "../recommendations/ask-recommendation.server.ts";
import { answersFor } from "../file/application.policy.ts";

interface Input {
  applicationId: string;
  /** May be empty. */
  reason: string;
}

/** Takes an application back for good, at any moment before the decision. */
export function withdrawApplication(
  context: ApplicantContext & { config: Pick<Config, "origin" | "secret"> },
  { applicationId, reason }: Input,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      const { application } = file;
      if (!(await moveApplication(tx, application, "withdraw", now, { dueAt: null, decidedAt: now }))) {
        return refused("impossible");
      }
      await tellHeadOfWithdrawal(tx, context.config, application, now);
      await cancelLinks(tx, applicationId, now);
      await endRecommendations(tx, context, file, now);
      await dropHeldDecision(tx, applicationId, now);
      const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      await recordActivity(tx, { ...event, action: "application.withdrawn", data: reason ? { reason } : {} }, now);
      const url = `${context.config.origin}/applications/${applicationId}#again`;
      const post = {
        occasion: `application-withdrawn:${applicationId}:${application.version}`,
        kind: "application-withdrawn" as const,
      };
      await writeToApplicants(
        tx,
        application,
        { ...post, compose: (frame, institution) => withdrawnLetter(frame, { institution, url }) },
        now,
      );
      const { origin } = context.config;
      const left = { subjectType: "application", subjectId: applicationId, how: "withdrawn" } as const;
      await leaveAgenda(tx, { ...left, actorId: actor.id, origin }, now);
      const told = { application, userId: application.coordinatorId, why: "withdrawn", message: reason } as const;
      await tellColleague(tx, { ...told, actor, origin }, now);
      return { ok: true };
    },
    answersFor,
  );
}

/** Opens an expired application again as a draft, within the months in which that is possible; nothing of it was lost. */
export function reopenApplication(
  context: ApplicantContext,
  applicationId: string,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, { application }, now) => {
      if (!canReopen(application, now)) return refused("impossible");
      if (!(await moveApplication(tx, application, "reopen", now, { dueAt: null }))) return refused("impossible");
      const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      await recordActivity(tx, { ...event, action: "application.reopened" }, now);
      return { ok: true };
    },
    answersFor,
  );
}
