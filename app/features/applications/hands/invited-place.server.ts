import type { OnAccepted, OnDeclined } from "#app/features/invitations/answer-invitation.server.ts";
import type { InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import { acceptColleague, declineColleague } from "#app/features/members/people/accept-colleague.server.ts";
import { acceptHand, declineHand, pageAfter } from "./accept-hand.server.ts";

interface Answering {
  onAccepted: OnAccepted;
  onDeclined: OnDeclined;
}

/** What answering an invitation does, by what it is to. */
export function answersTo(
  { subjectType }: InvitationRow,
  { origin, requestId }: { origin: string; requestId: string },
): Answering {
  return subjectType === "institution"
    ? { onAccepted: acceptColleague({ origin, requestId }), onDeclined: declineColleague({ origin }) }
    : { onAccepted: acceptHand({ origin, requestId }), onDeclined: declineHand({ origin }) };
}

/** Where somebody goes who has just accepted. */
export const wayOn = (invitation: InvitationRow): string =>
  invitation.subjectType === "institution" ? "/inbox?done=invitation_accepted" : pageAfter(invitation);
