import type { Tx } from "#db/index.server.ts";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { type Deed, recordActivity } from "#app/features/activity/activity-commands.server.ts";

type AccountDeed = Deed<ActionAbout<"user">> & {
  /** Whose account; null when the attempt named none. */
  userId: string | null;
};

/** Records what happened to an account, in the command's transaction. */
export async function recordAccountEvent(
  tx: Tx,
  { userId, ...deed }: AccountDeed,
  { now, requestId }: { now: Date; requestId?: string },
): Promise<void> {
  await recordActivity(tx, { ...deed, subjectId: userId ?? "unknown", requestId }, now);
}
