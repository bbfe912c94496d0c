import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { canEditProfile } from "./member.policy.ts";
import { findOwnInstitution, type OwnInstitution } from "./own-institution.server.ts";

/** The institution as it now stands, when the person may change what it says of itself. */
export async function findEditable(
  tx: Tx,
  institutionId: string,
  actor: Viewer,
  clock: Clock,
): Promise<OwnInstitution | Refusal<"not-found" | "forbidden">> {
  const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
  if (!own) return refused("not-found");
  return canEditProfile(actor, own.member) ? own : refused("forbidden");
}
