import type { Tx } from "#db/index.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";

/** Events of an account, shown to the secretariat as `accounts:activity.<event>`. */
export type AccountEvent =
  | "signed_up"
  | "address_verified"
  | "signed_in"
  | "sign_in_failed"
  | "signed_out"
  | "password_reset_asked"
  | "password_reset"
  | "password_changed"
  | "address_change_asked"
  | "address_changed"
  | "address_change_stopped"
  | "details_changed"
  | "sessions_ended"
  | "invited"
  | "invitation_accepted"
  | "account_closed";

interface Happened {
  event: AccountEvent;
  /** Whose account; null when the attempt named none. */
  userId: string | null;
  actorId: string | null;
  data?: Record<string, unknown>;
}

/** Records a security event of an account in the command's transaction; only the secretariat sees it. */
export async function recordAccountEvent(
  tx: Tx,
  { event, userId, actorId, data }: Happened,
  { now, requestId }: { now: Date; requestId?: string },
): Promise<void> {
  const subject = { subjectType: "user" as const, subjectId: userId ?? "unknown" };
  await recordActivity(tx, { ...subject, action: `user.${event}`, actorId, visibility: "staff", data, requestId }, now);
}
