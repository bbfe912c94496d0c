import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { applicationMessages } from "#db/schema/applications.ts";
import { institutionIn } from "../application-names.server.ts";
import { applicantWroteLetter } from "../application-emails.ts";
import {
  type ApplicantContext,
  changeOwn,
  type Done,
  type OwnRefusal,
  recordOpenly,
} from "../own-application.server.ts";

interface Input {
  applicationId: string;
  body: string;
}

/** Writes to the secretariat about a filed application; the coordinator who has the file is told by e-mail. */
export function messageSecretariat(
  context: ApplicantContext & { config: Pick<Config, "origin"> },
  { applicationId, body }: Input,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, file, now) => {
    const { application } = file;
    const { caseNumber, coordinatorId } = application;
    if (caseNumber === null) return { ok: false, reason: "impossible" };
    const id = newOrderedId();
    await tx
      .insert(applicationMessages)
      .values({ id, applicationId, authorId: actor.id, isFromApplicant: true, body, createdAt: now });
    const event = { applicationId, actorId: actor.id, requestId: context.requestId };
    await recordOpenly(tx, { ...event, action: "application.message_received" }, now);
    const url = `${context.config.origin}/review/${applicationId}`;
    const readers = { userIds: coordinatorId === null ? [] : [coordinatorId], reader: "secretariat" } as const;
    const about = { subjectType: "application", subjectId: applicationId };
    const compose = (frame: LetterFrame) =>
      applicantWroteLetter(frame, { institution: institutionIn(file, frame.locale), caseNumber, body, url });
    await writeTo(tx, readers, { kind: "application-message", key: id, about }, compose, now);
    return { ok: true };
  });
}
