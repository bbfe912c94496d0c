import { and, desc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { followedMembers } from "#db/schema/following.ts";
import { institutions } from "#db/schema/members.ts";
import { MOST_FOLLOWED } from "./followed.schema.ts";
import { readStates, seenNow } from "./member-states.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

/** Follows a member in the directory from now on; one that is followed already stays so. */
export async function followMember(
  { db, withTransaction, clock }: Context,
  viewer: Viewer,
  slug: string,
): Promise<{ ok: true } | Refusal<"not-found" | "too-many">> {
  const today = dayNow(clock);
  const [row] = await db.select({ id: institutions.id }).from(institutions).where(eq(institutions.slug, slug));
  const state = row && (await readStates(db, [row.id], today)).get(row.id);
  if (!state?.isListed) return refused("not-found");
  const seen = await seenNow(db, state, await getAudience(db, viewer, today));
  return withTransaction(async (tx) => {
    const own = await tx
      .select({ id: followedMembers.institutionId })
      .from(followedMembers)
      .where(eq(followedMembers.userId, viewer.id));
    if (own.some(({ id }) => id === state.id)) return { ok: true };
    if (own.length >= MOST_FOLLOWED) return refused("too-many");
    const followed = { userId: viewer.id, institutionId: state.id, revision: 1, seen, createdAt: clock.now() };
    await tx.insert(followedMembers).values(followed).onConflictDoNothing();
    return { ok: true };
  });
}

/** A member is followed no more; one that was not followed is as good. */
export async function unfollowMember(
  { withTransaction }: Pick<Services, "withTransaction">,
  userId: string,
  slug: string,
): Promise<void> {
  await withTransaction(async (tx) => {
    const named = tx.select({ id: institutions.id }).from(institutions).where(eq(institutions.slug, slug));
    const isThis = and(eq(followedMembers.userId, userId), inArray(followedMembers.institutionId, named));
    await tx.delete(followedMembers).where(isThis);
  });
}

/** The members somebody follows, the last one first. */
export function listFollowed(db: Reader, userId: string) {
  const { id, slug, city, country } = institutions;
  return db
    .select({ id, slug, city, country, ...nameColumns, seen: followedMembers.seen })
    .from(followedMembers)
    .innerJoin(institutions, eq(institutions.id, followedMembers.institutionId))
    .where(eq(followedMembers.userId, userId))
    .orderBy(desc(followedMembers.createdAt), institutions.id);
}

export async function isFollowing(db: Reader, userId: string, institutionId: string): Promise<boolean> {
  const isThis = and(eq(followedMembers.userId, userId), eq(followedMembers.institutionId, institutionId));
  return (await db.$count(followedMembers, isThis)) > 0;
}
