import type { Viewer } from "#app/features/accounts/viewer.ts";
import { and, eq, gt } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { canReadInternals } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

interface Input {
  applicationId: string;
  body: string;
}

/** Adds a note that only the secretariat and the council see. */
export async function addNote(
  context: Pick<Services, "withTransaction" | "clock">,
  { applicationId, body }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(
    context,
    { applicationId, isAllowed: canReadInternals },
    actor,
    async (tx, _dossier, now) => {
      if (await hasJustNoted(tx, { applicationId, authorId: actor.id, body }, now)) return { ok: true };
      await tx.insert(applicationNotes).values({ applicationId, authorId: actor.id, body, createdAt: now });
      await recordActivity(tx, { subjectId: applicationId, action: "application.note_added", actorId: actor.id }, now);
      return { ok: true };
    },
  );
}

/** Whether this person has just written the same words in this file: a form that is sent twice writes once. */
async function hasJustNoted(tx: Tx, note: Input & { authorId: string }, now: Date): Promise<boolean> {
  const { applicationId, authorId, body, createdAt } = applicationNotes;
  const isSame = and(eq(applicationId, note.applicationId), eq(authorId, note.authorId), eq(body, note.body));
  const moment = new Date(now.getTime() - SENT_TWICE_MS);
  return (await tx.$count(applicationNotes, and(isSame, gt(createdAt, moment)))) > 0;
}
