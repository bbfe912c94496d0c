import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { ItemRow } from "./agenda.server.ts";
import { listLeft } from "./left-files.server.ts";

/** Whether a file went another way, or what was proposed for a membership was taken back or answered by a person while it stood on the agenda. */
export async function isSettledElsewhere(db: Reader, item: ItemRow): Promise<boolean> {
  const { id, subjectType, subjectId } = item;
  if (subjectType === "application") return (await listLeft(db, [item])).size > 0;
  if (subjectType !== "membership") return false;
  const [ruled] = await findProposals(db, [subjectId]);
  return ruled !== undefined && ruled.proposal.outcome !== null && ruled.proposal.ballot?.itemId !== id;
}
