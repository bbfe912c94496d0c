import { belongsToInstitution, isCoordinator, representsInstitution } from "#app/features/accounts/viewer.ts";
import { type Audience, canLead, entitledIds, type ProjectSubject } from "./project.policy.ts";

/**
 * Offering the lead to a partner: who works on projects of the lead institution. Where its membership is not in force a
 * coordinator in scope does it, so that no project stays without anybody to lead it.
 */
export function canOfferLead(audience: Audience, project: ProjectSubject): boolean {
  if (canLead(audience, project)) return true;
  const { viewer } = audience;
  const isOwn = belongsToInstitution(viewer, project.leadInstitutionId);
  return !project.isLeadActive && isCoordinator(viewer, project.leadCountry) && !isOwn;
}

/** Taking the lead over binds an institution: its representatives do it, where its membership lets it lead. */
export function canTakeLead(audience: Audience, institutionId: string): boolean {
  const isEntitled = entitledIds(audience, "lead_projects").includes(institutionId);
  return representsInstitution(audience.viewer, institutionId) && isEntitled;
}
