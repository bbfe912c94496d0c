import { and, eq, inArray, not } from "drizzle-orm";
import { conversationOf } from "../messages/place-conversation.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { Tx } from "#db/index.server.ts";
import {
  conversationMarks,
  conversationMessages,
  conversationsWaiting,
  conversationsWaitingOther,
} from "#db/schema/conversations.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { findPartner, type PartnerRow } from "../partners/partner-rows.server.ts";
import { refreshProjectSearch } from "../project/project-search.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import type { LeadOffer } from "./lead-offers.server.ts";

interface Moved {
  row: ProjectRow;
  offer: LeadOffer;
  /** The place of the institution that takes the lead over. */
  partner: PartnerRow;
  /** Who accepted, and leads it from now on. */
  userId: string;
  now: Date;
}

/**
 * The lead passes on: the partner leads, and the institution that led stays in the place it leaves. Draft, changes that wait,
 * interest, invitations and conversations are the project's, and so go with it; a form that is open elsewhere is older than
 * the version now.
 */
export async function moveLead(tx: Tx, { row, offer, partner, userId, now }: Moved): Promise<void> {
  const { fromInstitutionId, toInstitutionId, role } = offer;
  await turnConversation(tx, partner);
  const place = { role, status: "confirmed" as const, answeredAt: now, answeredById: offer.offeredById };
  const fresh = { interestId: null, needId: null, replacesId: null, message: null, endReason: null, endNote: null };
  const letters = { letterRemindedAt: null, letterRemindedAgainAt: null };
  const earlier = await findPartner(tx, row.id, fromInstitutionId);
  if (earlier) await tx.update(projectPartners).set({ status: "cancelled" }).where(eq(projectPartners.id, partner.id));
  await tx
    .update(projectPartners)
    .set({ ...place, ...fresh, ...letters, ...(earlier ? {} : { institutionId: fromInstitutionId }) })
    .where(eq(projectPartners.id, earlier?.id ?? partner.id));
  const isOpen = and(
    eq(projectInterests.projectId, row.id),
    eq(projectInterests.institutionId, toInstitutionId),
    inArray(projectInterests.status, OPEN_INTERESTS),
  );
  await tx.update(projectInterests).set({ status: "withdrawn", answeredAt: now, answeredById: userId }).where(isOpen);
  await endCoWriting(tx, row.id, toInstitutionId, now);
  await tx
    .update(projects)
    .set({ leadInstitutionId: toInstitutionId, leadUserId: userId, version: row.version + 1, updatedAt: now })
    .where(eq(projects.id, row.id));
  await refreshProjectSearch(tx, row.id);
  for (const id of [fromInstitutionId, toInstitutionId]) await touchDirectory(tx, id);
}

// Nobody writes as a guest what the own institution leads.
async function endCoWriting(tx: Tx, projectId: string, institutionId: string, now: Date) {
  const isTheirs = and(
    eq(projectEditors.projectId, projectId),
    eq(projectEditors.institutionId, institutionId),
    inArray(projectEditors.status, ["invited", "confirmed"]),
  );
  await tx.update(projectEditors).set({ status: "left", answeredAt: now }).where(isTheirs);
}

// What the two wrote to each other goes on about the place that the former lead has now, with the sides exchanged.
async function turnConversation(tx: Tx, { id, interestId }: PartnerRow) {
  const before = conversationOf(interestId ? { kind: "interest", id: interestId } : { kind: "place", id });
  const after = conversationOf({ kind: "place", id });
  const { subjectType, subjectId, isFromSecretariat } = conversationMessages;
  await tx
    .update(conversationMessages)
    .set({ ...after, isFromSecretariat: not(isFromSecretariat) as never })
    .where(and(eq(subjectType, before.subjectType), eq(subjectId, before.subjectId)));
  for (const kept of [conversationMarks, conversationsWaiting, conversationsWaitingOther])
    await tx.delete(kept).where(and(eq(kept.subjectType, before.subjectType), eq(kept.subjectId, before.subjectId)));
}
