import { and, eq } from "drizzle-orm";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { fold } from "#db/search.server.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import type { ViewedList } from "#db/vocabulary.ts";
import { listViews } from "./list-views.server.ts";
import { MOST_VIEWS, VIEW_LENGTHS } from "./saved-views.schema.ts";

interface NewView {
  userId: string;
  list: ViewedList;
  name: string;
  search: string;
}

type Context = Pick<Services, "withTransaction" | "clock">;

/**
 * Keeps the filters of a list under a name. A name that is there gets the new filters: that is how a view is changed.
 * @param search as `readQueueFilter` and its like write it, so that nothing else is ever stored
 */
export function saveView(
  { withTransaction, clock }: Context,
  view: NewView,
): Promise<{ ok: true; viewId: string } | Refusal<"too-many">> {
  return withTransaction((tx) => keepView(tx, view, clock.now()));
}

/** The same in the transaction of a command that does more with the view. */
export async function keepView(
  tx: Tx,
  { userId, list, name, search }: NewView,
  now: Date,
): Promise<{ ok: true; viewId: string } | Refusal<"too-many">> {
  const views = await listViews(tx, userId, list);
  const known = views.find((view) => fold(view.name) === fold(name))?.name ?? name;
  if (search.length > VIEW_LENGTHS.search) throw new Error("The filters of a list are longer than they can be");
  if (views.length >= MOST_VIEWS && !views.some((view) => view.name === known)) return refused("too-many");
  const [kept] = await tx
    .insert(savedViews)
    .values({ userId, list, name: known, search, createdAt: now })
    .onConflictDoUpdate({ target: [savedViews.userId, savedViews.list, savedViews.name], set: { search } })
    .returning({ viewId: savedViews.id });
  if (!kept) throw new Error("A view was not kept");
  return { ok: true, ...kept };
}

/** Gives a view of one's own another name. */
export function renameView(
  { withTransaction }: Pick<Services, "withTransaction">,
  { userId, viewId, name }: { userId: string; viewId: string; name: string },
): Promise<{ ok: true } | Refusal<"not-found", "name-taken">> {
  return withTransaction(async (tx) => {
    const [own] = await tx
      .select({ list: savedViews.list })
      .from(savedViews)
      .where(and(eq(savedViews.id, viewId), eq(savedViews.userId, userId)));
    if (!own) return refused("not-found");
    const others = (await listViews(tx, userId, own.list)).filter(({ id }) => id !== viewId);
    if (others.some((other) => fold(other.name) === fold(name))) return refused("name-taken");
    await tx.update(savedViews).set({ name }).where(eq(savedViews.id, viewId));
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
