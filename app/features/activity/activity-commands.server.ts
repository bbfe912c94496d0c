import type { Tx } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { type Action, ACTIONS, type Happening } from "./actions.ts";

/** What happened, and who did it: a user's id; null for the system and for people without an account, who are named. */
export type Deed<A extends Action = Action> = Happening<A> & { actorId: string | null; actorName?: string };

export type ActivityEntry = Deed & { subjectId: string; requestId?: string };

/** Records what a command did, in the command's own transaction. Who reads of it is known of the action. */
export async function recordActivity(tx: Tx, { action, data, ...entry }: ActivityEntry, now: Date): Promise<void> {
  const facts = ACTIONS[action];
  const visibility = facts.audience === "secretariat" ? "staff" : "public";
  const values = {
    ...entry,
    action,
    subjectType: facts.subject,
    visibility,
    data: data && facts.data.parse(data),
  } as const;
  await tx.insert(activity).values({ ...values, createdAt: now });
}
