import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { applicantWroteLetter, drafterWroteLetter } from "../letters/applying-letters.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { keepMessage } from "../file/keep-message.server.ts";
import { whoAnswers } from "../file/who-acts.server.ts";

interface Input {
  applicationId: string;
  body: string;
}

/**
 * Writes to the secretariat about an application, also while it is a draft. Whoever has the file is told by e-mail; as
 * long as nobody has, the coordinators of its country are.
 */
export function messageSecretariat(
  context: ApplicantContext & { config: Pick<Config, "origin"> },
  { applicationId, body }: Input,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, file, now) => {
    const { application } = file;
    const { caseNumber } = application;
    const id = await keepMessage(tx, { applicationId, authorId: actor.id, isFromApplicant: true, body }, now);
    if (id === null) return { ok: true };
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.message_received" }, now);
    const url = `${context.config.origin}/review/${applicationId}`;
    const userIds = (await whoAnswers(tx, application)).map((person) => person.id);
    const writer = { name: actor.name, email: actor.email };
    const compose = (frame: LetterFrame) => {
      const institution = institutionIn(file, frame.locale);
      return caseNumber === null
        ? drafterWroteLetter(frame, { institution, body, writer })
        : applicantWroteLetter(frame, { institution, caseNumber, body, url });
    };
    const kind = caseNumber === null ? "application-drafter-wrote" : "application-applicant-wrote";
    const occasion = { kind, key: id, subjectId: applicationId, actorId: actor.id } as const;
    await writeTo(tx, { userIds, reader: "secretariat" }, occasion, compose, now);
    return { ok: true };
  });
}
