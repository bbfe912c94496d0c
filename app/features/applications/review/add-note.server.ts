import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { canReadInternals } from "../file/application.policy.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { hasJustWritten } from "../form/same-words.server.ts";

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
      if (await hasJustWritten(tx, applicationNotes, { applicationId, authorId: actor.id, body }, now))
        return { ok: true };
      await tx.insert(applicationNotes).values({ applicationId, authorId: actor.id, body, createdAt: now });
      await recordActivity(tx, { subjectId: applicationId, action: "application.note_added", actorId: actor.id }, now);
      return { ok: true };
    },
  );
}
