import { eq } from "drizzle-orm";
import { belongsToInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { hasRight } from "#app/features/members/institution/rights.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";

type InstitutionRow = typeof institutions.$inferSelect;

/** The members in force for which a person can write, by name; none of somebody who acts for none. */
export async function sendersOf(db: Reader, viewer: Viewer, today: string): Promise<InstitutionRow[]> {
  const own = await listOwnInstitutions(db, viewer, today);
  return own.filter(({ member }) => hasRight(member, "meet_people")).map(({ institution }) => institution);
}

/**
 * For which member a message is written: the one that was chosen, where the person acts for it still; null of somebody
 * who acts for none. Nobody writes for one of several without having said for which.
 */
export async function chosenSender(
  db: Reader,
  viewer: Viewer,
  from: string | undefined,
  today: string,
): Promise<{ ok: true; institutionId: string | null } | Refusal<never, "no-sender">> {
  const ids = (await sendersOf(db, viewer, today)).map(({ id }) => id);
  const chosen = from ?? (ids.length === 1 ? ids[0] : null) ?? null;
  const isTheirs = chosen === null ? ids.length === 0 : ids.includes(chosen);
  return isTheirs ? { ok: true, institutionId: chosen } : refused("no-sender");
}

/** The institution of an address where the person acts for it, so that there is nobody to write to; else null. */
export async function ownAddressed(db: Reader, slug: string, viewer: Viewer): Promise<InstitutionRow | null> {
  const { id = "" } = (await institutionAt(db, slug)) ?? {};
  if (!belongsToInstitution(viewer, id)) return null;
  const [row] = await db.select().from(institutions).where(eq(institutions.id, id));
  return row ?? null;
}
