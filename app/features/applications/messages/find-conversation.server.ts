import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { type Dossier, findDossier, readDossier } from "../file/dossier.server.ts";
import { canAnswerBeforeFiling, canAnswerMessages } from "../file/application.policy.ts";
import { conversationOf } from "./conversation-of.ts";

/** The application of a conversation as the secretariat may know of it; null when that is not at all. */
export async function findConversation(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  return (await findDossier(db, id, viewer)) ?? findBeforeFiling(db, id, viewer);
}

/** An application that is not filed, of which the messages are seen: its applicant has written. */
export async function findBeforeFiling(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  const [application] = await db.select().from(applications).where(eq(applications.id, id));
  const dossier = application && (await readDossier(db, application));
  if (!dossier || !canAnswerBeforeFiling(viewer, dossier.subject)) return null;
  const isBegun =
    (await db.$count(conversationMessages, isOfConversation(conversationMessages, conversationOf(id)))) > 0;
  return isBegun ? dossier : null;
}

export type AnswerRefusal = Refusal<"not-found" | "forbidden">;

/** The frame of what the secretariat does with a conversation: who may is asked again. */
export function changeConversation<T>(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  applicationId: string,
  actor: Viewer,
  work: (tx: Tx, dossier: Dossier, now: Date) => Promise<T>,
): Promise<T | AnswerRefusal> {
  return withTransaction(async (tx) => {
    const dossier = await findConversation(tx, applicationId, actor);
    if (!dossier) return refused("not-found");
    if (!canAnswerMessages(actor, dossier.subject)) return refused("forbidden");
    return work(tx, dossier, clock.now());
  });
}
