import { and, asc, eq, ne } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import type { ViewedList } from "#db/vocabulary.ts";

export interface SavedView {
  id: string;
  name: string;
  /** The filters, without the question mark. */
  search: string;
}

/** The views somebody keeps of a list, oldest first. */
export function listViews(db: Reader, userId: string, list: ViewedList): Promise<SavedView[]> {
  const { id, name, search, createdAt } = savedViews;
  return db
    .select({ id, name, search })
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list)))
    .orderBy(asc(createdAt), asc(id));
}

/** Whether a view is kept by somebody else: for this person there is none. */
export async function isViewOfAnother(
  db: Reader,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<boolean> {
  return (await db.$count(savedViews, and(eq(savedViews.id, viewId), ne(savedViews.userId, userId)))) > 0;
}
