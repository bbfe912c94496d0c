import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findPublished, listInitiatives } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { followedInitiatives } from "#db/schema/following.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import type { FollowedParts, Pace } from "#db/vocabulary-letters.ts";
import { MOST_FOLLOWED_INITIATIVES } from "./followed.schema.ts";
import { readInitiativeNews } from "./initiative-news.server.ts";
import { writeMarks } from "./marks.ts";
import type { FollowedView } from "./ui/following-model.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

const isOf = (userId: string, initiativeId: string) =>
  and(eq(followedInitiatives.userId, userId), eq(followedInitiatives.initiativeId, initiativeId));

/** How somebody follows an initiative; null where the person never did. */
export async function findFollowedInitiative(db: Reader, userId: string, initiativeId: string) {
  const [row] = await db.select().from(followedInitiatives).where(isOf(userId, initiativeId));
  return row ?? null;
}

/** What stands there already is known: news are what comes from now on. */
async function begin({ db, withTransaction, clock }: Context, viewer: Viewer, slug: string) {
  const found = await findPublished(db, slug);
  if (!found) return refused("not-found");
  const now = clock.now();
  const today = dayNow(clock);
  const { marks } = await readInitiativeNews(db, found, await getAudience(db, viewer, today));
  const userId = viewer.id;
  const initiativeId = found.row.id;
  const isOn = and(eq(followedInitiatives.userId, userId), eq(followedInitiatives.isOn, true));
  return withTransaction(async (tx): Promise<{ ok: true } | Refusal<"too-many">> => {
    if ((await findFollowedInitiative(tx, userId, initiativeId))?.isOn) return { ok: true };
    if ((await tx.$count(followedInitiatives, isOn)) >= MOST_FOLLOWED_INITIATIVES) return refused("too-many");
    const fresh = { isOn: true, toldUntil: now, marks: writeMarks(marks) };
    await tx
      .insert(followedInitiatives)
      .values({ userId, initiativeId, ...fresh, parts: "all", revision: 1, createdAt: now })
      .onConflictDoUpdate({
        target: [followedInitiatives.userId, followedInitiatives.initiativeId],
        set: { ...fresh, revision: sql`${followedInitiatives.revision} + 1` },
      });
    return { ok: true };
  });
}

/** Follows an initiative that everybody reads of, from now on; one that is followed already stays so. */
export const followInitiative = (
  context: Context,
  viewer: Viewer,
  slug: string,
): Promise<{ ok: true } | Refusal<"not-found" | "too-many">> => begin(context, viewer, slug);

/** Takes back that an initiative is followed no more, with what was chosen for it; one that is not published now is not. */
export async function followInitiativeAgain(context: Context, viewer: Viewer, initiativeId: string): Promise<void> {
  if (!(await findFollowedInitiative(context.db, viewer.id, initiativeId))) return;
  const [row] = await context.db
    .select({ slug: initiatives.slug })
    .from(initiatives)
    .where(eq(initiatives.id, initiativeId));
  if (row?.slug) await begin(context, viewer, row.slug);
}

/** An initiative is followed no more; one that was not followed is as good. */
export async function unfollowInitiative(
  { withTransaction }: Pick<Context, "withTransaction">,
  { userId, initiativeId }: { userId: string; initiativeId: string },
): Promise<void> {
  const stopped = { isOn: false, marks: "", revision: sql`${followedInitiatives.revision} + 1` };
  await withTransaction((tx) => tx.update(followedInitiatives).set(stopped).where(isOf(userId, initiativeId)));
}

interface Choice {
  userId: string;
  initiativeId: string;
  /** Null: as all that the person follows. */
  pace: Pace | null;
  parts: FollowedParts;
}

/** How often somebody hears of an initiative, and of what in it. */
export async function chooseForInitiative(
  { withTransaction }: Pick<Context, "withTransaction">,
  { userId, initiativeId, ...choice }: Choice,
): Promise<{ ok: true } | Refusal<"not-found">> {
  const isOn = and(isOf(userId, initiativeId), eq(followedInitiatives.isOn, true));
  const chosen = await withTransaction((tx) =>
    tx
      .update(followedInitiatives)
      .set({ ...choice, revision: sql`${followedInitiatives.revision} + 1` })
      .where(isOn)
      .returning({ id: followedInitiatives.id }),
  );
  return chosen.length > 0 ? { ok: true } : refused("not-found");
}

/** The initiatives somebody follows, the last one first; of one that is not published now nothing but that it is there. */
export async function listFollowedInitiatives(
  { db, locale }: { db: Reader; locale: Locale },
  userId: string,
): Promise<FollowedView[]> {
  const rows = await db
    .select()
    .from(followedInitiatives)
    .where(and(eq(followedInitiatives.userId, userId), eq(followedInitiatives.isOn, true)))
    .orderBy(desc(followedInitiatives.createdAt), followedInitiatives.id)
    .limit(MOST_FOLLOWED_INITIATIVES);
  if (rows.length === 0) return [];
  const ids = rows.map(({ initiativeId }) => initiativeId);
  const published = await listInitiatives(db, and(inArray(initiatives.id, ids), eq(initiatives.state, "published")));
  return rows.map(({ initiativeId: id, pace, parts }) => {
    const found = published.find(({ row }) => row.id === id);
    const seen = found ? { path: `/initiatives/${found.row.slug}`, title: initiativeTitle(found, locale) } : null;
    return { id, seen, pace, parts };
  });
}
