import { belongsToInstitution, isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { hasRight, type RightsHolder } from "#app/features/members/institution/rights.ts";
import type { EnquiryTopic } from "#db/vocabulary.ts";
import { readersOf } from "./enquiry.ts";

interface Addressed extends RightsHolder {
  institutionId: string;
}

/** Anybody whose address is confirmed writes to a member in force that is not their own. */
export function canWriteTo(viewer: Viewer, member: Addressed): boolean {
  return viewer.isVerified && hasRight(member, "be_listed") && !belongsToInstitution(viewer, member.institutionId);
}

export interface EnquirySubject {
  institutionId: string;
  country: string;
  senderId: string;
  /** For which member it was written; null of somebody who acted for none. */
  senderInstitutionId: string | null;
  topic: EnquiryTopic;
  /** Through whom the unit it is meant for is written to; null where it is meant for none. */
  unitContactId: string | null;
  reportedAt: Date | null;
  reportedById: string | null;
  accusedId: string | null;
}

/** Who of an institution reads what is written about a topic. */
function readsFor(viewer: Viewer, institutionId: string, topic: EnquiryTopic): boolean {
  const roles = readersOf(topic);
  return viewer.grants.some((grant) => grant.institutionId === institutionId && roles.includes(grant.role));
}

/** The contact of the unit it is meant for reads it too, as long as acting for the institution. */
const isUnitContact = (viewer: Viewer, { institutionId, unitContactId }: EnquirySubject): boolean =>
  unitContactId === viewer.id && belongsToInstitution(viewer, institutionId);

/** Whoever wrote it: a visitor for good, somebody of an institution as long as acting for it. */
function isWriter(viewer: Viewer, { senderId, senderInstitutionId }: EnquirySubject): boolean {
  return senderId === viewer.id && (senderInstitutionId === null || belongsToInstitution(viewer, senderInstitutionId));
}

/**
 * What was reported, by whichever side, is judged by the coordinators of the addressed member's country and the
 * administrators who stand on neither side; nothing else is theirs to read.
 */
function canJudgeReport(viewer: Viewer, enquiry: EnquirySubject): boolean {
  const { country, institutionId, senderInstitutionId, reportedAt } = enquiry;
  const sides = [institutionId, senderInstitutionId].filter((id) => id !== null);
  const people = [enquiry.senderId, enquiry.reportedById, enquiry.accusedId];
  const isTied = people.includes(viewer.id) || sides.some((id) => belongsToInstitution(viewer, id));
  return reportedAt !== null && !isTied && (isCoordinator(viewer, country) || isAdministrator(viewer));
}

/**
 * On which side of an enquiry somebody stands; null for everybody it is not for. What was written for an institution is
 * the institution's: whoever has left it reads no more, and its people of today write on.
 */
export function standsIn(viewer: Viewer, enquiry: EnquirySubject): "sender" | "member" | "judge" | null {
  const { institutionId, senderInstitutionId, topic } = enquiry;
  if (isWriter(viewer, enquiry)) return "sender";
  if (readsFor(viewer, institutionId, topic) || isUnitContact(viewer, enquiry)) return "member";
  if (senderInstitutionId !== null && readsFor(viewer, senderInstitutionId, topic)) return "sender";
  return canJudgeReport(viewer, enquiry) ? "judge" : null;
}
