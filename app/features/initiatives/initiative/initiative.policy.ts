import { isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";

/** An initiative is of no country: every coordinator writes and publishes it, and the administration. */
export const editsInitiatives = (viewer: Viewer | null): boolean => isAdministrator(viewer) || isCoordinator(viewer);
