import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { findOwnInstitution, type OwnInstitution } from "./own-institution.server.ts";

/** The institution a page's address asks for by `?institution=`, when the person acts for it; else null. */
export function findAskedInstitution(
  { db, clock }: { db: Reader; clock: Clock },
  viewer: Viewer,
  address: string,
): Promise<OwnInstitution | null> {
  return findOwnInstitution(db, viewer, new URL(address).searchParams.get("institution"), dayNow(clock));
}
