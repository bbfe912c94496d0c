import type { Tx } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";

export interface ActivityEntry {
  subjectType: (typeof activity.$inferInsert)["subjectType"];
  subjectId: string;
  /** Dotted verb, such as `application.submitted`: the key of its sentence in the catalogues. */
  action: string;
  /** A user's id; null for the system and for people without an account, who are named in `actorName`. */
  actorId: string | null;
  actorName?: string;
  /** `public` is shown to the applicant or the member; `staff` only to the secretariat. */
  visibility: "public" | "staff";
  /** Values for the sentence; never secrets, never e-mail addresses. */
  data?: Record<string, unknown>;
  requestId?: string;
}

/** Records what a command did, in the command's own transaction. */
export async function recordActivity(tx: Tx, entry: ActivityEntry, now: Date): Promise<void> {
  await tx.insert(activity).values({ ...entry, createdAt: now });
}
