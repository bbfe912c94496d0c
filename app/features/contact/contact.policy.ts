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
  topic: EnquiryTopic;
  reportedAt: Date | null;
}

/** Who of a member answers it. */
function isAddressed(viewer: Viewer, { institutionId, topic }: EnquirySubject): boolean {
  const roles = readersOf(topic);
  return viewer.grants.some((grant) => grant.institutionId === institutionId && roles.includes(grant.role));
}

/** What was reported is judged by the coordinators of the member's country and the administrators; nothing else is theirs to read. */
function canJudgeReport(viewer: Viewer, { country, institutionId, senderId, reportedAt }: EnquirySubject): boolean {
  const isTied = senderId === viewer.id || belongsToInstitution(viewer, institutionId);
  return reportedAt !== null && !isTied && (isCoordinator(viewer, country) || isAdministrator(viewer));
}

/** On which side of an enquiry somebody stands; null for everybody it is not for. */
export function standsIn(viewer: Viewer, enquiry: EnquirySubject): "sender" | "member" | "judge" | null {
  if (enquiry.senderId === viewer.id) return "sender";
  if (isAddressed(viewer, enquiry)) return "member";
  return canJudgeReport(viewer, enquiry) ? "judge" : null;
}
