import type { ActionAbout } from "#app/features/activity/actions.ts";
import type { Tx } from "#db/index.server.ts";
import { followedProjects } from "#db/schema/following.ts";

/** By these somebody takes part, and hears of the project from then on. */
const TAKING_PART: readonly ActionAbout<"project">[] = [
  "project.started",
  "project.submitted",
  "project.editor_confirmed",
  "interest.sent",
  "partner.confirmed",
];

export const takesPartBy = (action: ActionAbout<"project">): boolean => TAKING_PART.includes(action);

/** Somebody hears of a project once a week; who follows it already, or has stopped, is left as it is. */
export async function beginFollowing(tx: Tx, by: { userId: string; projectId: string }, now: Date): Promise<void> {
  const followed = {
    ...by,
    isOn: true,
    pace: "weekly",
    parts: "all",
    revision: 1,
    toldUntil: now,
    createdAt: now,
  } as const;
  await tx.insert(followedProjects).values(followed).onConflictDoNothing();
}
