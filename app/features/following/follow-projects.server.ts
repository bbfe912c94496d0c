import { and, desc, eq, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject, findProjectById } from "#app/features/projects/project/project-queries.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { followedProjects } from "#db/schema/following.ts";
import type { FollowedParts, Pace } from "#db/vocabulary-letters.ts";
import { MOST_FOLLOWED_PROJECTS } from "./followed.schema.ts";
import type { FollowedView } from "./ui/following-model.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

const isOf = (userId: string, projectId: string) =>
  and(eq(followedProjects.userId, userId), eq(followedProjects.projectId, projectId));

/** How somebody follows a project; null where the person never did. */
export async function findFollowed(db: Reader, userId: string, projectId: string) {
  const [row] = await db.select().from(followedProjects).where(isOf(userId, projectId));
  return row ?? null;
}

async function begin({ withTransaction, clock }: Context, userId: string, projectId: string) {
  const now = clock.now();
  const isOn = and(eq(followedProjects.userId, userId), eq(followedProjects.isOn, true));
  return withTransaction(async (tx): Promise<{ ok: true } | Refusal<"too-many">> => {
    if ((await findFollowed(tx, userId, projectId))?.isOn) return { ok: true };
    if ((await tx.$count(followedProjects, isOn)) >= MOST_FOLLOWED_PROJECTS) return refused("too-many");
    const fresh = { isOn: true, toldUntil: now };
    await tx
      .insert(followedProjects)
      .values({ userId, projectId, ...fresh, parts: "all", revision: 1, createdAt: now })
      .onConflictDoUpdate({
        target: [followedProjects.userId, followedProjects.projectId],
        set: { ...fresh, revision: sql`${followedProjects.revision} + 1` },
      });
    return { ok: true };
  });
}

/** Follows a project that the person sees, from now on; one that is followed already stays so. */
export async function followProject(
  context: Context,
  viewer: Viewer,
  slug: string,
): Promise<{ ok: true; slug: string } | Refusal<"not-found" | "too-many">> {
  const audience = await getAudience(context.db, viewer, dayNow(context.clock));
  const found = await findProject(context.db, slug, audience);
  if (!found) return refused("not-found");
  const begun = await begin(context, viewer.id, found.row.id);
  return begun.ok ? { ok: true, slug: found.row.slug } : begun;
}

/** A project is followed no more, whatever happens in it later; one that was not followed is as good. */
export async function unfollowProject(
  { withTransaction }: Pick<Context, "withTransaction">,
  { userId, projectId }: { userId: string; projectId: string },
): Promise<void> {
  const stopped = { isOn: false, revision: sql`${followedProjects.revision} + 1` };
  await withTransaction((tx) => tx.update(followedProjects).set(stopped).where(isOf(userId, projectId)));
}

/** Takes back that a project is followed no more: without another word of what it is. */
export async function followAgain(context: Context, userId: string, projectId: string): Promise<void> {
  if (await findFollowed(context.db, userId, projectId)) await begin(context, userId, projectId);
}

interface Choice {
  userId: string;
  projectId: string;
  /** Null: as all that the person follows. */
  pace: Pace | null;
  parts: FollowedParts;
}

/** How often somebody hears of a project, and of what in it. */
export async function chooseForProject(
  { withTransaction }: Pick<Context, "withTransaction">,
  { userId, projectId, ...choice }: Choice,
): Promise<{ ok: true } | Refusal<"not-found">> {
  const isOn = and(isOf(userId, projectId), eq(followedProjects.isOn, true));
  const chosen = await withTransaction((tx) =>
    tx
      .update(followedProjects)
      .set({ ...choice, revision: sql`${followedProjects.revision} + 1` })
      .where(isOn)
      .returning({ id: followedProjects.id }),
  );
  return chosen.length > 0 ? { ok: true } : refused("not-found");
}

/** The projects somebody follows, the last one first; of one that the person sees no more nothing but that it is there. */
export async function listFollowedProjects(
  { db, clock, locale }: { db: Reader; clock: Context["clock"]; locale: Locale },
  viewer: Viewer,
): Promise<FollowedView[]> {
  const audience = await getAudience(db, viewer, dayNow(clock));
  const rows = await db
    .select()
    .from(followedProjects)
    .where(and(eq(followedProjects.userId, viewer.id), eq(followedProjects.isOn, true)))
    .orderBy(desc(followedProjects.createdAt), followedProjects.id)
    .limit(MOST_FOLLOWED_PROJECTS);
  const views: FollowedView[] = [];
  for (const { projectId, pace, parts } of rows) {
    const found = await findProjectById(db, projectId, audience);
    const seen = found && { path: `/projects/${found.row.slug}`, title: titleIn(locale, found.row) };
    views.push({ id: projectId, seen, pace, parts });
  }
  return views;
}
