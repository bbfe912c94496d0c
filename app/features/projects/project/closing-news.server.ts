import { lastTold, toldFrom, withdrawHeld } from "#app/features/letters/held-news.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { ClosingView } from "./project-model.ts";
import type { ProjectCommandContext } from "./project-command.server.ts";
import { tellOfPosting } from "./project-letters.server.ts";
import { listPartners } from "./project-partners.server.ts";
import type { ProjectRow } from "./project-subject.server.ts";
import type { Words } from "./project-words.server.ts";

/** For so long nobody is told that a project is closed to partners or open again: one press takes it back. */
const CLOSING_HELD_MINUTES = 10;

const KINDS = ["project-closed", "project-reopened"] as const;
type ClosingNews = "closed" | "reopened";

const occasionsOf = (subjectId: string) => ({ kinds: KINDS, subjectId });

interface Told {
  event: ClosingNews;
  /** Who takes part. */
  userIds: readonly string[];
  actorId: string;
}

/**
 * Tells in a while that a project is closed or open again. What was to be told before is withdrawn; whoever was told last
 * how it now is again, or never that it was closed, is told nothing.
 */
export async function tellOfClosing(
  tx: Tx,
  context: Pick<ProjectCommandContext, "config"> & { now: Date },
  row: ProjectRow,
  { event, userIds, actorId }: Told,
): Promise<void> {
  await withdrawHeld(tx, occasionsOf(row.id), context.now);
  const told = await lastTold(tx, occasionsOf(row.id));
  const isAnotherToThem = (id: string) => (told.get(id) === "project-closed") !== (event === "closed");
  const heldUntil = new Date(context.now.getTime() + CLOSING_HELD_MINUTES * MINUTE_MS);
  await tellOfPosting(tx, context, row, { event, userIds: userIds.filter(isAnotherToThem), actorId, heldUntil });
}

/** Where something else happens to a project, what was to be told of its closing is told no more. */
export const forgetClosing = (tx: Tx, projectId: string, now: Date): Promise<void> =>
  withdrawHeld(tx, occasionsOf(projectId), now);

/** Who will be told of the closing or opening that can still be taken back, and when; null when nobody is waiting to be. */
export async function closingView(
  db: Reader,
  { id }: Pick<ProjectRow, "id">,
  now: Date,
  { t, today }: Words,
): Promise<ClosingView | null> {
  const at = await toldFrom(db, occasionsOf(id), now);
  if (!at) return null;
  const partners = (await listPartners(db, id, today)).filter(
    ({ status, institution }) => status === "confirmed" && institution !== null,
  ).length;
  const minutes = t("projects:closing.in", { count: Math.ceil((at.getTime() - now.getTime()) / MINUTE_MS) });
  const whom =
    partners > 0
      ? t("projects:closing.partners", { count: partners, minutes })
      : t("projects:closing.ours", { minutes });
  return { text: whom };
}
