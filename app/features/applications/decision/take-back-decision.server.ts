import { noteTakenBack } from "#app/features/agenda/vote-taken-back.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { canTakeBack } from "../file/application.policy.ts";
import { touchApplication } from "../file/move-application.server.ts";
import {
  changeDossier,
  type DecisionRow,
  type Done,
  type Dossier,
  type DossierRefusal,
} from "../file/dossier.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { endHold } from "./announce-decisions.server.ts";

interface Input {
  applicationId: string;
  version: number;
}

/** Takes a decision back before it takes effect: nothing of it was seen outside, the file waits for one again, and whose decision it was is told. */
export async function takeBackDecision(
  context: Pick<Services, "db" | "withTransaction" | "clock" | "config">,
  input: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const { decisionBy } = await getAssociation(context.db);
  const isAllowed = (viewer: Viewer, subject: Dossier["subject"]) => canTakeBack(viewer, subject, decisionBy);
  return changeDossier<Done>(context, { ...input, isAllowed }, actor, async (tx, { application, held }, now) => {
    if (!held || !(await touchApplication(tx, application, now))) return refused("impossible");
    await endHold(tx, held, actor.id, now);
    const data = { outcome: held.outcome };
    await recordActivity(
      tx,
      { subjectId: application.id, action: "application.decision_taken_back", actorId: actor.id, data },
      now,
    );
    await tellOfTakingBack(tx, { application, held, actor, origin: context.config.origin }, now);
    return { ok: true };
  });
}

interface Telling {
  application: Dossier["application"];
  held: DecisionRow;
  actor: Viewer;
  origin: string;
}

async function tellOfTakingBack(tx: Tx, { application, held, actor, origin }: Telling, now: Date): Promise<void> {
  const { ballot, decidedById, id: decisionId } = held;
  if (!ballot) {
    await tellColleague(tx, { application, actor, origin, userId: decidedById, why: "decision_taken_back" }, now);
    return;
  }
  const taken = { sessionId: ballot.sessionId, decisionId, announcedById: decidedById, actor, origin };
  const institutionIn = (locale: Locale) => listedInstitution(tx, application, locale);
  await noteTakenBack(tx, { ...taken, caseNumber: application.caseNumber ?? "", institutionIn }, now);
}
