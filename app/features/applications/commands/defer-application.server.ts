import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { writeToApplicants } from "../applicant-post.server.ts";
import { decide, type DecisionContext, type DecisionInput, recordDecision } from "../application-decision.server.ts";
import { deferralLetter, type LetterFrame } from "../application-letters.ts";
import type { Done, DossierRefusal } from "../dossier.server.ts";

interface Input extends DecisionInput {
  /** The day the file is taken up again, `YYYY-MM-DD`. */
  until: string;
}

/** Puts the decision off under conditions; the file goes back to the coordinator, due on that day. */
export function deferApplication(
  context: DecisionContext,
  { until, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const dueAt = new Date(`${until}T00:00:00Z`);
  const ruling = () => ({ outcome: "defer", event: "defer", deferredUntil: until, dueAt }) as const;
  return decide<Done>(context, input, actor, ruling, async (tx, { application, recommendation }, now) => {
    await recordDecision(tx, application.id, "application.deferred", actor, { until }, now);
    const compose = (frame: LetterFrame, institution: string) =>
      deferralLetter(frame, {
        institution,
        caseNumber: application.caseNumber ?? "",
        url: `${context.config.origin}/applications/${application.id}`,
        explanation: input.explanation,
        until: formatDay(until, frame.locale),
      });
    const occasion = `application-deferred:${recommendation?.id ?? application.id}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-deferred", compose }, now);
    return { ok: true };
  });
}
