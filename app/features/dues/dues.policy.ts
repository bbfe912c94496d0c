import {
  belongsToInstitution,
  isAdministrator,
  isCoordinator,
  isCouncilMember,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";

/** The secretariat keeps the dues: coordinators those of their countries, the administration all. */
export const seesDues = (viewer: Viewer): boolean => isAdministrator(viewer) || isCoordinator(viewer);

/** What is overdue is read by the council too, of all countries. */
export const seesOverdue = (viewer: Viewer): boolean => seesDues(viewer) || isCouncilMember(viewer);

/** The table of dues and who is paid are set by the administration. */
export const setsSchedule = (viewer: Viewer): boolean => isAdministrator(viewer);

interface Debtor {
  institutionId: string;
  country: string;
}

export const seesDuesOf = (viewer: Viewer, { country }: Debtor): boolean =>
  isAdministrator(viewer) || isCoordinator(viewer, country);

/** Nobody issues, notes or lets off what an institution owes for which they act. */
export const keepsDuesOf = (viewer: Viewer, debtor: Debtor): boolean =>
  seesDuesOf(viewer, debtor) && !belongsToInstitution(viewer, debtor.institutionId);

interface OwnDues {
  institutionId: string;
  /** Whom the institution has named; null where nobody is. */
  contactId: string | null;
}

/** Those who speak for an institution, and the contact it has named, as long as that person acts for it. */
export const readsOwnDues = (viewer: Viewer, { institutionId, contactId }: OwnDues): boolean =>
  representsInstitution(viewer, institutionId) || givesContactUp(viewer, { institutionId, contactId });

/** Whoever is the contact, as long as they act for the institution, need not be it. */
export const givesContactUp = (viewer: Viewer, { institutionId, contactId }: OwnDues): boolean =>
  contactId === viewer.id && belongsToInstitution(viewer, institutionId);

/** Only those who speak for an institution name its contact. */
export const namesContact = (viewer: Viewer, institutionId: string): boolean =>
  representsInstitution(viewer, institutionId);
