import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type LetterFrame, messageLetter } from "../letters/review-letters.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { keepMessage } from "../file/keep-message.server.ts";

interface Input {
  applicationId: string;
  body: string;
}

/** Writes to the applicant: the message stands in the file, and goes out by e-mail. */
export async function messageApplicant(
  context: Pick<Services, "withTransaction" | "clock" | "config">,
  { applicationId, body }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { applicationId, isAllowed: canWorkOn },
    actor,
    async (tx, { application }, now) => {
      const id = await keepMessage(tx, { applicationId, authorId: actor.id, isFromApplicant: false, body }, now);
      if (id === null) return { ok: true };
      const action = "application.message_sent";
      await recordActivity(tx, { subjectId: applicationId, action, actorId: actor.id }, now);
      const caseNumber = application.caseNumber ?? "";
      const url = `${context.config.origin}/applications/${applicationId}`;
      const compose = (frame: LetterFrame, institution: string) =>
        messageLetter(frame, { institution, caseNumber, url, message: body });
      await writeToApplicants(
        tx,
        application,
        { occasion: `message:${id}`, kind: "application-message", compose },
        now,
      );
      return { ok: true };
    },
  );
}
