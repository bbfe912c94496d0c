import { and, eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";

export type PartnerRow = typeof projectPartners.$inferSelect;

/** An institution's place in a project, whatever its state; null when it never had one. */
export async function findPartner(db: Reader, projectId: string, institutionId: string): Promise<PartnerRow | null> {
  const isIt = and(eq(projectPartners.projectId, projectId), eq(projectPartners.institutionId, institutionId));
  const [row] = await db.select().from(projectPartners).where(isIt);
  return row ?? null;
}

interface Invitation {
  projectId: string;
  institutionId: string;
  role: string;
  interestId?: string;
  /** A partner need's id, or "other". */
  needId?: string;
  /** The place it fills anew. */
  replacesId?: string | null;
  invitedById?: string;
  message?: string | null;
  /** The last day on which it can be answered. */
  answerBy?: string | null;
}

/** Invites an institution, anew when it had declined or left. Resolves to the partner row's id. */
export async function invite(tx: Tx, invitation: Invitation, now: Date): Promise<string> {
  const { projectId, institutionId, role, interestId = null } = invitation;
  const { replacesId = null, invitedById = null, message = null, answerBy = null } = invitation;
  const needId = invitation.needId && invitation.needId !== "other" ? invitation.needId : null;
  const unanswered = { answeredAt: null, answeredById: null, declineReason: null, declineNote: null, remindedAt: null };
  const goingOn = { endReason: null, endNote: null, replacesId };
  const words = { invitedById, message, answerBy };
  const state = { status: "invited" as const, invitedAt: now, ...words, ...unanswered, ...goingOn };
  const known = await findPartner(tx, projectId, institutionId);
  if (known) {
    await tx
      .update(projectPartners)
      .set({ role, interestId, needId, ...state })
      .where(eq(projectPartners.id, known.id));
    return known.id;
  }
  const [row] = await tx
    .insert(projectPartners)
    .values({ projectId, institutionId, role, interestId, needId, ...state })
    .returning({ id: projectPartners.id });
  if (!row) throw new Error("The partner was not written");
  return row.id;
}
