import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Config } from "#app/platform/config.server.ts";
import { queueLetter } from "#app/platform/outbox.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationMessages } from "#db/schema/applications.ts";
import { institutionIn } from "../application-names.server.ts";
import { letterFrame } from "../applicant-post.server.ts";
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
    const [coordinator] =
      coordinatorId === null ? [] : await tx.select().from(users).where(eq(users.id, coordinatorId));
    if (!coordinator) return { ok: true };
    const { email: recipient, locale } = coordinator;
    const url = `${context.config.origin}/review/${applicationId}`;
    const institution = institutionIn(file, locale);
    const letter = applicantWroteLetter(await letterFrame(tx, locale), { institution, caseNumber, body, url });
    const about = { subjectType: "application", subjectId: applicationId, recipient, locale };
    await queueLetter(
      tx,
      { ...letter, ...about, kind: "application-message", dedupeKey: `applicant-message:${id}` },
      now,
    );
    return { ok: true };
  });
}
