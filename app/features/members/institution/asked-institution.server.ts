import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { findOwnInstitution, type OwnInstitution } from "./own-institution.server.ts";

/** The institution a page's address asks for by `?institution=`, when the person acts for it; else null. */
export function findAskedInstitution(db: Reader, viewer: Viewer, address: string): Promise<OwnInstitution | null> {
  return findOwnInstitution(db, viewer, new URL(address).searchParams.get("institution"));
}
