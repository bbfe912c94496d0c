import { isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";

/** Lists are brought in by the administration; nobody else sees that there are any. */
export const canImport = (viewer: Viewer): boolean => isAdministrator(viewer);
