import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Tx } from "#db/index.server.ts";
import { maySignAs } from "../file/same-person.server.ts";

interface SignedBy {
  subjectId: string;
  actorName: string;
  requestId?: string;
  /** Whom the letter was written to. */
  head: string;
}

/** Marks for the secretariat that somebody signed under a name that is not the one the letter was written to. */
export async function noteOtherHead(tx: Tx, { head, ...entry }: SignedBy, now: Date): Promise<void> {
  const { actorName: person } = entry;
  if (maySignAs(person, head)) return;
  const deed = { action: "application.signed_by_another", data: { person, head } } as const;
  await recordActivity(tx, { ...entry, actorId: null, ...deed }, now);
}
