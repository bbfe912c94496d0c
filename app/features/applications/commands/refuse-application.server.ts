import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import { writeToApplicants } from "../applicant-post.server.ts";
import { REAPPLY_MONTHS } from "../application.ts";
import { decide, type DecisionContext, type DecisionInput, recordDecision } from "../application-decision.server.ts";
import { type LetterFrame, refusalLetter } from "../application-letters.ts";
import type { Done, DossierRefusal } from "../dossier.server.ts";

interface Input extends DecisionInput {
  reasonCodes: ReasonCode[];
}

function monthsAfter(moment: Date, months: number): Date {
  const later = new Date(moment);
  later.setUTCMonth(later.getUTCMonth() + months);
  return later;
}

/** Refuses, with reasons; the letter says what would cure each, when to apply again and how to appeal. */
export function refuseApplication(
  context: DecisionContext,
  { reasonCodes, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const ruling = () => ({ outcome: "refuse", event: "refuse", reasonCodes, dueAt: null }) as const;
  return decide<Done>(context, input, actor, ruling, async (tx, { application }, now) => {
    await recordDecision(tx, application.id, "application.refused", actor, { reasonCodes }, now);
    const compose = (frame: LetterFrame, institution: string) =>
      refusalLetter(frame, {
        institution,
        caseNumber: application.caseNumber ?? "",
        url: `${context.config.origin}/applications/${application.id}`,
        reasons: reasonCodes,
        explanation: input.explanation,
        againFrom: formatDate(monthsAfter(now, REAPPLY_MONTHS), frame.locale),
      });
    const occasion = `application-refused:${application.id}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-refused", compose }, now);
    return { ok: true };
  });
}
