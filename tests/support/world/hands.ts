import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { handOver } from "#app/features/applications/handover/hand-over.server.ts";
import { inviteHand } from "#app/features/applications/hands/invite-hand.server.ts";
import { askHeadOffice } from "#app/features/applications/hands/take-over-head.server.ts";
import { findAskedSubject } from "#app/features/applications/hands/asked-subject.server.ts";
import { passRequestOn } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { listOwnRequests } from "#app/features/invitations/access-requests.server.ts";
import { listInvitationsTo } from "#app/features/invitations/list-invitations.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { openSecret } from "#app/platform/sealed-secrets.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Secrets } from "./secrets.ts";

interface Hands {
  draft: string;
  applicant: Viewer;
  /** Somebody without an account, who is invited. */
  colleague: string;
  asker: Viewer;
  /** Who proposes to hand the draft over to the asker. */
  coordinator: Viewer;
  secrets: Secrets;
}

/** The secret of the newest link that was sent to an address. */
export async function sentSecret({ db, config }: Pick<Services, "db" | "config">, recipient: string): Promise<string> {
  const [letter] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, recipient), isNotNull(outbox.sealedSecret)))
    .orderBy(desc(outbox.id))
    .limit(1);
  const secret = letter?.sealedSecret && openSecret(config, letter.sealedSecret);
  if (!secret) throw new Error(`No link was sent to ${recipient}`);
  return secret;
}

/** One colleague invited to a draft and one person who asks to be let in to it, to whom it is proposed to be handed over. */
export async function inviteAndAsk(services: Services, hands: Hands) {
  const { draft, applicant, colleague, asker, coordinator, secrets } = hands;
  const context = { ...services, requestId: "world" };
  const invitation = { applicationId: draft, email: colleague, role: "co_applicant", locale: "en" } as const;
  succeeded("invite", await inviteHand(context, invitation, applicant));
  const subject = { subjectType: "application", subjectId: draft, isTakeOver: false } as const;
  succeeded("ask", await askToBeLetIn(context, { ...subject, words: secrets.requestWords }, asker));
  const proposal = { applicationId: draft, email: asker.email, reason: secrets.handover };
  succeeded("propose to hand over", await handOver(context, proposal, coordinator));
  const asked = await listOwnRequests(services.db, asker.id);
  const request = asked.find(({ subjectId }) => subjectId === draft)?.id ?? "";
  const [invited] = await listInvitationsTo(services.db, colleague, services.clock.now());
  return { request, handInvitation: invited?.id ?? "", handLink: await sentSecret(services, colleague) };
}

interface TakingOver extends Pick<Hands, "asker" | "coordinator" | "secrets"> {
  institutionId: string;
  head: string;
}

/** One person who asks to take a member over; nobody has answered, and the office of its head is asked. */
export async function askToTakeOver(services: Services, { institutionId, head, ...by }: TakingOver) {
  const { asker, coordinator, secrets } = by;
  const context = { ...services, requestId: "world" };
  const subject = { subjectType: "institution", subjectId: institutionId } as const;
  const asked = { ...subject, isTakeOver: true, position: secrets.takeOverPosition, words: secrets.takeOverWords };
  succeeded("ask to take over", await askToBeLetIn(context, asked, asker));
  const requests = await listOwnRequests(services.db, asker.id);
  const request = requests.find(({ subjectId }) => subjectId === institutionId);
  if (!request) throw new Error("Nobody asks to take the member over");
  await services.withTransaction(async (tx) => {
    const about = await findAskedSubject(tx, subject);
    if (about) await passRequestOn(tx, services.config, { request, subject: about }, services.clock.now());
  });
  const to = { requestId: request.id, email: head, locale: "en" } as const;
  succeeded("ask the head", await askHeadOffice(context, to, coordinator));
  return { takeOver: request.id, takeOverLink: await sentSecret(services, head) };
}
