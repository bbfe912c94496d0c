import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Tx } from "#db/index.server.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { endOfGrace } from "../institution/membership.ts";
import { CORRECTED } from "../institution/membership-view.server.ts";

interface Corrected {
  number: string;
  category: MembershipCategory;
  startsOn: string;
  endsOn: string | null;
}

/** Category and term follow a corrected decision, in the caller's transaction; nothing is written where they stand already. */
export async function correctMembership(
  tx: Tx,
  { number, ...corrected }: Corrected,
  { id: actorId }: Pick<Viewer, "id">,
  now: Date,
): Promise<void> {
  const [stood] = await tx.select().from(memberships).where(eq(memberships.number, number));
  if (!stood) return;
  const { category, startsOn, endsOn } = corrected;
  if (stood.category === category && stood.startsOn === startsOn && stood.endsOn === endsOn) return;
  const { id: membershipId, status } = stood;
  const { graceDays } = await getAssociation(tx);
  const graceUntil = endsOn === stood.endsOn ? stood.graceUntil : endOfGrace(category, endsOn, graceDays);
  await tx
    .update(memberships)
    .set({ ...corrected, graceUntil })
    .where(eq(memberships.id, membershipId));
  await tx.insert(membershipChanges).values({ membershipId, status, reason: CORRECTED, actorId, createdAt: now });
  await touchDirectory(tx, stood.institutionId);
  await recordActivity(tx, { action: "membership.corrected", subjectId: membershipId, actorId, data: corrected }, now);
}
