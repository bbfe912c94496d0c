import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { canManagePeople } from "../institution/member.policy.ts";
import { findOwnInstitution, type OwnInstitution } from "../institution/own-institution.server.ts";

export type Hidden = Refusal<"not-found" | "forbidden">;

/** The institution as it now stands, when the person may say who acts for it. */
export async function findManaged(
  db: Reader,
  institutionId: string,
  actor: Viewer,
  today: string,
): Promise<OwnInstitution | Hidden> {
  const own = await findOwnInstitution(db, actor, institutionId, today);
  if (!own) return refused("not-found");
  return canManagePeople(actor, own.member) ? own : refused("forbidden");
}
