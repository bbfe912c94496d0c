import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { editsInitiatives } from "../initiative/initiative.policy.ts";
import { slugWhenPublished } from "../initiative/initiative-slugs.server.ts";
import { canHappen, type InitiativeEvent, stateAfter } from "../initiative/initiative.ts";
import { findInitiative } from "../initiative/read-initiatives.server.ts";

interface Moved {
  id: string;
  event: InitiativeEvent;
  /** The version that was read. */
  version: number;
  /** Why it is withdrawn. */
  reason?: string;
}

type MoveOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

const ACTIONS = {
  publish: "initiative.published",
  withdraw: "initiative.withdrawn",
  rework: "initiative.reworked",
} as const;

/** Publishes an initiative, withdraws it with a reason, or makes a draft of a withdrawn one. Its address stays once it has one. */
export function moveInitiative(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { id, event, version, reason = "" }: Moved,
  actor: Viewer,
): Promise<MoveOutcome> {
  return withTransaction<MoveOutcome>(async (tx) => {
    if (!editsInitiatives(actor)) return refused("forbidden");
    const initiative = await findInitiative(tx, id);
    if (!initiative) return refused("not-found");
    const { row, texts } = initiative;
    const state = stateAfter(event);
    // Pressed twice is done once.
    const isOwn = row.updatedById === actor.id && row.version === version + 1;
    if (row.state === state && isOwn) return { ok: true };
    if (!canHappen(event, row.state)) return refused("impossible");
    if (row.version !== version) return refused("stale");
    const now = clock.now();
    const published = {
      slug: row.slug ?? (await slugWhenPublished(tx, initiative)),
      publishedAt: row.publishedAt ?? now,
    };
    const set = {
      ...(event === "publish" ? published : {}),
      withdrawalReason: event === "withdraw" ? reason : null,
      ...{ state, version: version + 1, updatedById: actor.id, updatedAt: now },
    };
    await tx.update(initiatives).set(set).where(eq(initiatives.id, id));
    const title = texts.find(({ locale }) => locale === row.originalLocale)?.title ?? "";
    const deed = { action: ACTIONS[event], data: { title, reason } };
    await recordActivity(tx, { ...deed, subjectId: id, actorId: actor.id }, now);
    return { ok: true };
  });
}
