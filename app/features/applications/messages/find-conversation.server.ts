import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { type Dossier, findDossier, isColleagues, readDossier, recordGoingOn } from "../file/dossier.server.ts";
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

export type AnswerRefusal = Refusal<"not-found" | "forbidden", "owned">;

interface Change {
  applicationId: string;
  /** Said of a colleague's file: the actor goes on all the same. */
  goesOn?: boolean;
}

/** The frame of what the secretariat does with a conversation: who may is asked again, and a colleague's file is asked about first. */
export function changeConversation<T extends { ok: boolean }>(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { applicationId, goesOn = false }: Change,
  actor: Viewer,
  work: (tx: Tx, dossier: Dossier, now: Date) => Promise<T>,
): Promise<T | AnswerRefusal> {
  return withTransaction(async (tx) => {
    const dossier = await findConversation(tx, applicationId, actor);
    if (!dossier) return refused("not-found");
    if (!canAnswerMessages(actor, dossier.subject)) return refused("forbidden");
    if (!goesOn && isColleagues(dossier.subject, actor)) return refused("owned");
    const now = clock.now();
    const done = await work(tx, dossier, now);
    if (done.ok) await recordGoingOn(tx, dossier, actor, now);
    return done;
  });
}
