import { isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";

/** Universities the association would have as members are the secretariat's: of its countries, or all for the administration. */
export const seesProspects = (viewer: Viewer): boolean => isAdministrator(viewer) || isCoordinator(viewer);

export const canInvite = (viewer: Viewer, { country }: { country: string }): boolean =>
  isAdministrator(viewer) || isCoordinator(viewer, country);
