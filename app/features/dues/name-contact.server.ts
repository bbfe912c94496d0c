import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesContacts } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { tellOfContact } from "./contact-letters.server.ts";
import { givesContactUp, namesContact } from "./dues.policy.ts";
import { findContactId } from "./dues-letters.server.ts";

/** Whether a person has just given up the dues of an institution, and nothing of them is theirs any more. */
export async function hasGivenUp(
  { db, clock }: Pick<Services, "db" | "clock">,
  institutionId: string,
  viewer: Viewer,
): Promise<boolean> {
  if ((await findContactId(db, institutionId)) === viewer.id) return false;
  const deed = { action: "institution.dues_contact_named", subjectId: institutionId, actorId: viewer.id } as const;
  return isDone(db, { ...deed, since: new Date(clock.now().getTime() - SENT_TWICE_MS) });
}

/**
 * Names who deals with the dues of an institution, of those who act for it; null for nobody beside those who speak for it,
 * which also the contact may say. Who is named and who was hear of it; whoever stands there already stays.
 */
export function nameContact(
  { withTransaction, clock, config }: Pick<Services, "withTransaction" | "clock" | "config">,
  { institutionId, userId }: { institutionId: string; userId: string | null },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "stale">> {
  return withTransaction<{ ok: true } | Refusal<"forbidden" | "stale">>(async (tx) => {
    const isIts = eq(duesContacts.institutionId, institutionId);
    const beforeId = await findContactId(tx, institutionId);
    const own = { institutionId, contactId: beforeId };
    if (!namesContact(actor, institutionId) && !(userId === null && givesContactUp(actor, own)))
      return refused("forbidden");
    if (beforeId === userId) return { ok: true };
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
    const colleagues = await listColleagues(tx, institutionId);
    const colleague = colleagues.find((one) => one.userId === userId);
    if (!institution || (userId !== null && !colleague)) return refused("stale");
    const now = clock.now();
    await tx.delete(duesContacts).where(isIts);
    if (userId !== null)
      await tx.insert(duesContacts).values({ institutionId, userId, namedById: actor.id, createdAt: now });
    const entry = { action: "institution.dues_contact_named", subjectId: institutionId, actorId: actor.id } as const;
    await recordActivity(tx, entry, now);
    const next = colleague ? { id: colleague.userId, name: colleague.name } : null;
    await tellOfContact(tx, { institution, next, beforeId, actor, origin: config.origin }, now);
    return { ok: true };
  });
}
