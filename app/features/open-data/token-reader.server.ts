import { listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { findWorking, isUseToNote, noteUse } from "#app/features/accounts/api-tokens.server.ts";
import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { canReadByProgram } from "#app/features/members/institution/member.policy.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import type { Audience } from "#app/features/projects/project/project.policy.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isOutage } from "#db/is-outage.ts";
import type { ApiScope } from "#db/vocabulary-tokens.ts";

/** What a program reads: what everybody does, or what members do. */
export interface ApiReader {
  reach: "public" | "members";
  /** For whom projects are looked up. */
  audience: Audience;
}

/** Why a token that works gives nothing here. */
export type TokenBar = "role" | "membership" | "scope";

type Reading =
  { tokenId: null } | { tokenId: string; bar: TokenBar } | { tokenId: string; bar: null; reader: ApiReader };

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

export const everybody = (today: string): ApiReader => ({
  reach: "public",
  audience: { viewer: null, today, institutionIds: [], holders: [], coEdits: [] },
});

/**
 * What a token gives for a scope now. It reads as any member does: nothing that its owner reads as the secretariat, or of
 * the own institution.
 * @returns `tokenId` null for a token that is wrong, over or ended, or whose owner is suspended
 */
export async function readToken(context: Context, secret: string, scope: ApiScope): Promise<Reading> {
  const { db, clock } = context;
  const token = await findWorking(db, secret, clock.now());
  if (!token) return { tokenId: null };
  const today = dayNow(clock);
  await noteTokenUse(context, token);
  const { id: tokenId, userId, name, email, locale } = token;
  const owner: Viewer = { id: userId, name, email, locale, isVerified: true, grants: await listGrants(db, userId) };
  const own = await holdersOf(db, owner, today);
  if (!own.some(({ institutionId }) => representsInstitution(owner, institutionId))) return { tokenId, bar: "role" };
  const holders = own.filter((holder) => canReadByProgram(owner, holder));
  if (holders.length === 0) return { tokenId, bar: "membership" };
  if (!token.scopes.includes(scope)) return { tokenId, bar: "scope" };
  return {
    tokenId,
    bar: null,
    reader: { reach: "members", audience: { viewer: null, today, institutionIds: [], holders, coEdits: [] } },
  };
}

/** Notes that a token was used, once an hour; nobody is kept from reading because that cannot be written just now. */
async function noteTokenUse({ withTransaction, clock }: Context, token: { id: string; lastUsedAt: Date | null }) {
  const now = clock.now();
  if (!isUseToNote(token, now)) return;
  await withTransaction((tx) => noteUse(tx, token.id, now)).catch((error: unknown) => {
    if (!isOutage(error)) throw error;
  });
}
