import type { Reader } from "#db/index.server.ts";
import { peopleOf } from "./addressees.server.ts";
import { endOfLink, findUnusedToken, type OneTimeToken } from "./one-time-tokens.server.ts";

/**
 * Whether an invitation to be the primary representative has lost its reason: nobody held the role who could be reached when
 * the association or the secretariat sent it, and somebody else does now.
 */
export async function isHeldMeanwhile(
  db: Reader,
  { grantedRole, grantedInstitutionId, email }: OneTimeToken,
): Promise<boolean> {
  if (grantedRole !== "representative" || grantedInstitutionId === null) return false;
  const holders = await peopleOf(db, grantedInstitutionId, ["representative"]);
  return holders.some((one) => one.email !== email);
}

interface EndedMainInvitation {
  institutionId: string;
  /** Another was invited in its place, or somebody holds the role who can be reached. */
  why: "replaced" | "held";
}

/** Why the link of an invitation to be the primary representative has ended before its time; null for any other link. */
export async function findEndedMainInvitation(
  db: Reader,
  secret: string,
  now: Date,
): Promise<EndedMainInvitation | null> {
  const token = await findUnusedToken(db, secret, "invitation");
  if (token?.grantedRole !== "representative" || token.grantedInstitutionId === null) return null;
  const institutionId = token.grantedInstitutionId;
  if (token.expiresAt < endOfLink("invitation", token.createdAt)) return { institutionId, why: "replaced" };
  return token.expiresAt > now && (await isHeldMeanwhile(db, token)) ? { institutionId, why: "held" } : null;
}
