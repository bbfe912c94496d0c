import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { canReadInternals, canSettleAmendment } from "../file/application.policy.ts";
import {
  type ApplicationRow,
  changeDossier,
  type Done,
  type Dossier,
  type DossierRefusal,
} from "../file/dossier.server.ts";
import { touchApplication } from "../file/move-application.server.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { type AmendmentRow, findProposed, settle, type Version } from "./amendments.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Kind = AmendmentRow["kind"];

type Work = (
  tx: Tx,
  found: { application: ApplicationRow; dossier: Dossier; proposed: AmendmentRow },
  now: Date,
) => Promise<Done | DossierRefusal>;

interface Answered extends Version {
  kind: Kind;
  by: "second_person" | "author";
}

/** The frame of an answer to what is proposed: of two at once the later is told that it is settled. */
export function answerProposed(
  context: Pick<Context, "withTransaction" | "clock">,
  { kind, by, ...input }: Answered,
  actor: Viewer,
  work: Work,
): Promise<Done | DossierRefusal> {
  const change = { ...input, isAllowed: canReadInternals };
  return changeDossier<Done>(context, change, actor, async (tx, dossier, now) => {
    const { application, subject } = dossier;
    const proposed = await findProposed(tx, application);
    if (proposed?.kind !== kind) return refused("impossible");
    const { decisionBy } = await getAssociation(tx);
    const isTheirs =
      by === "author" ? proposed.proposedById === actor.id : canSettleAmendment(actor, subject, decisionBy);
    return isTheirs ? work(tx, { application, dossier, proposed }, now) : refused("forbidden");
  });
}

/** Its author takes back what was proposed; nobody outside ever hears of it. */
export function takeBackProposed(
  context: Context,
  input: Version & { kind: Kind },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return answerProposed(context, { ...input, by: "author" }, actor, async (tx, { application, proposed }, now) => {
    if (!(await touchApplication(tx, application, now, { amendmentProposedById: null }))) return refused("stale");
    await settle(tx, proposed, { outcome: "taken_back", settledById: actor.id, settledAt: now });
    const entry = { subjectId: application.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: `application.${input.kind}_taken_back` }, now);
    return { ok: true };
  });
}

/** A second person does not agree, and says why; the decision stands. */
export function declineProposed(
  context: Context,
  { reason, ...input }: Version & { kind: Kind; reason: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const answered = { ...input, by: "second_person" } as const;
  return answerProposed(context, answered, actor, async (tx, { application, proposed }, now) => {
    if (!(await touchApplication(tx, application, now, { amendmentProposedById: null }))) return refused("stale");
    await settle(tx, proposed, { outcome: "declined", settledById: actor.id, settledAt: now, answer: reason });
    const entry = { subjectId: application.id, actorId: actor.id, data: { reason } };
    await recordActivity(tx, { ...entry, action: `application.${input.kind}_declined` }, now);
    const telling = { application, userId: proposed.proposedById, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, why: `${input.kind}_declined` }, now);
    return { ok: true };
  });
}
