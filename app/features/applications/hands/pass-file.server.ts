import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import { revokeOpen } from "#app/features/invitations/send-invitation.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { tellHandTakenBack } from "../letters/tell-taken-back.server.ts";
import { endHand, giveHand, listHands } from "./list-hands.server.ts";
import { settleProposal } from "./proposals.server.ts";
import { tellHands } from "./tell-hands.server.ts";

interface Passing {
  application: ApplicationRow;
  to: { id: string; name: string };
  actorId: string;
  /** Why the secretariat has handed it over; null where whoever answered for it has offered it. */
  reason: string | null;
  origin: string;
  requestId?: string;
}

/**
 * From now on another person answers for an application. Whoever offered it stays as a colleague; whoever left, according
 * to the secretariat, has no hand in it any more, and the open invitations of that person end. An open proposal is void.
 */
export async function passFile(
  tx: Tx,
  { application, to, actorId, reason, origin, requestId }: Passing,
  now: Date,
): Promise<void> {
  const { id, version } = application;
  const hands = await listHands(tx, id);
  const former = hands.filter(({ role, userId }) => role === "applicant" && userId !== to.id);
  const subject = { subjectType: "application", subjectId: id } as const;
  const ended: InvitationRow[] = [];
  for (const { userId } of former) {
    if (reason === null)
      await giveHand(tx, { userId, applicationId: id, role: "co_applicant", grantedById: null }, now);
    else {
      await endHand(tx, { userId, applicationId: id }, now);
      ended.push(...(await revokeOpen(tx, { ...subject, invitedById: userId }, actorId, now)));
    }
  }
  ended.push(...(await revokeOpen(tx, { ...subject, role: "applicant" }, actorId, now)));
  for (const one of ended) await tellHandTakenBack(tx, application, one, now);
  await settleProposal(tx, id, { outcome: "taken_back", settledById: actorId }, now);
  await giveHand(tx, { userId: to.id, applicationId: id, role: "applicant", grantedById: actorId }, now);
  await tx.update(applications).set({ ownerId: to.id, updatedAt: now }).where(eq(applications.id, id));
  const event = { subjectId: id, actorId, requestId };
  await recordActivity(
    tx,
    reason === null
      ? { ...event, action: "application.passed", data: { person: to.name } }
      : { ...event, action: "application.passed_by_secretariat", data: { person: to.name, reason } },
    now,
  );
  const kind = reason === null ? "hands-passed" : "hands-passed_by_secretariat";
  const everybody = [...new Set([...hands.map(({ userId }) => userId), to.id])];
  await tellHands(
    tx,
    {
      kind,
      application,
      to: everybody,
      reader: "applicant",
      occasion: `${id}:${version}:${now.getTime()}`,
      actorId,
      person: to.name,
      words: reason,
      url: `${origin}/applications/${id}/people`,
    },
    now,
  );
}
