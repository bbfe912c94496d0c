import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { listRequestsTo } from "#app/features/invitations/access-requests.server.ts";
import { type InvitationRow, listInvitations } from "#app/features/invitations/list-invitations.server.ts";
import type { Reader } from "#db/index.server.ts";
import { invitedLine } from "./invited-address.ts";
import type { ACCESS_REQUEST_STATES, INVITATION_STATES, Role } from "#db/vocabulary.ts";

/** Somebody who asks, or asked, to act for an institution, or was invited to and has answered or can no more. */
export type Coming = { id: string; who: string; role: Role; at: Date } & (
  | { kind: "invitation"; state: Exclude<(typeof INVITATION_STATES)[number], "sent"> }
  | { kind: "request"; state: (typeof ACCESS_REQUEST_STATES)[number] }
);

/** Requests to an institution, and the invitations that are open no more: what waits before all else, then newest first. */
export async function listComings(db: Reader, institutionId: string): Promise<Coming[]> {
  const subject = { subjectType: "institution", subjectId: institutionId } as const;
  const requests = (await listRequestsTo(db, subject)).map(
    ({ id, name: who, role, state, settledAt, createdAt }): Coming => {
      return { kind: "request", id, who, role, state, at: settledAt ?? createdAt };
    },
  );
  const settled: Coming[] = [];
  for (const invitation of await listInvitations(db, subject)) {
    const { id, role, state, settledAt, sentAt } = invitation;
    if (state === "sent") continue;
    settled.push({ kind: "invitation", id, role, state, who: await whoCame(db, invitation), at: settledAt ?? sentAt });
  }
  const isOpen = ({ state }: Coming) => Number(state === "asked");
  return [...requests, ...settled].sort((a, b) => isOpen(b) - isOpen(a) || b.at.getTime() - a.at.getTime());
}

/** Whoever accepted is known by name; of anybody else there is an address. */
async function whoCame(db: Reader, { state, settledById, email, name }: InvitationRow): Promise<string> {
  const account = state === "accepted" && settledById ? await findAccountById(db, settledById) : null;
  return account?.name ?? invitedLine({ name, email });
}
