import { and, eq } from "drizzle-orm";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import type { ViewedList } from "#db/vocabulary.ts";
import { listViews } from "./list-views.server.ts";
import { MOST_VIEWS, VIEW_LENGTHS } from "./saved-views.schema.ts";

type Context = Pick<Services, "withTransaction" | "clock">;

/**
 * Keeps the filters of a list under a name. A name that is there gets the new filters: that is how a view is changed.
 * @param search as `readQueueFilter` and its like write it, so that nothing else is ever stored
 */
export function saveView(
  { withTransaction, clock }: Context,
  { userId, list, name, search }: { userId: string; list: ViewedList; name: string; search: string },
): Promise<{ ok: true } | Refusal<"too-many">> {
  return withTransaction(async (tx) => {
    const views = await listViews(tx, userId, list);
    if (search.length > VIEW_LENGTHS.search) throw new Error("The filters of a list are longer than they can be");
    if (views.length >= MOST_VIEWS && !views.some((view) => view.name === name)) return refused("too-many");
    await tx
      .insert(savedViews)
      .values({ userId, list, name, search, createdAt: clock.now() })
      .onConflictDoUpdate({ target: [savedViews.userId, savedViews.list, savedViews.name], set: { search } });
    return { ok: true };
  });
}

/** Forgets a view of one's own; one that is gone already is as good. */
export async function removeView(
  { withTransaction }: Pick<Services, "withTransaction">,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<void> {
  await withTransaction((tx) =>
    tx.delete(savedViews).where(and(eq(savedViews.id, viewId), eq(savedViews.userId, userId))),
  );
}
