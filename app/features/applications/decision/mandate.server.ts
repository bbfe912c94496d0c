import { refusedAt } from "#app/features/agenda/stage.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { type ApplicationSubject, canDecide, isLeftToVote } from "../file/application.policy.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { DecidingBallot } from "#db/schema/decisions.ts";
import { refused } from "#app/platform/refusal.ts";
import { eq } from "drizzle-orm";
import { changeDossier, type DossierRefusal, type DossierWork, readDossier } from "../file/dossier.server.ts";

/** By whose power a decision is taken. Another kind does not compile before both functions below know what it needs. */
export type Mandate =
  | { kind: "person"; person: Viewer }
  | {
      kind: "ballot";
      ballot: DecidingBallot;
      /** The recommendation that was voted on: a later one is another question. */
      recommendationId: string;
      /** Who announces what was voted. */
      announcer: Viewer;
      /** What the council writes of the decision, in its transaction. */
      note: (tx: Tx, decisionId: string) => Promise<void>;
    };

export function byPerson(person: Viewer): Mandate {
  return { kind: "person", person };
}

interface Decision {
  applicationId: string;
  /** The version the page showed; a vote names the recommendation instead. */
  version: number;
  decisionBy: AssociationSettings["decisionBy"];
}

interface Deciding extends Omit<Decision, "version">, Partial<Pick<Decision, "version">> {
  /** It can be done with a file on an agenda, too, which it leaves by it. */
  leavesAgenda?: boolean;
}

/** The frame of what a person does who may decide: with a file that is left to the council nothing for now. */
export function changeAsDecider<T>(
  context: Parameters<typeof changeDossier>[0],
  { decisionBy, leavesAgenda = false, ...file }: Deciding,
  person: Viewer,
  work: DossierWork<T>,
): Promise<T | DossierRefusal> {
  const isAllowed = (viewer: Viewer, subject: ApplicationSubject) => canDecide(viewer, subject, decisionBy);
  return changeDossier<T>(context, { ...file, isAllowed }, person, async (tx, dossier, now) => {
    const { councilStage: stage } = dossier.subject;
    const mayLeave = leavesAgenda && stage === "on_agenda";
    if (stage === null || mayLeave || !isLeftToVote(dossier.subject, decisionBy)) return work(tx, dossier, now);
    return refusedAt(stage);
  });
}

/** The frame of a decision: opens the dossier under a mandate, refuses one that is not enough, then does `work`. */
export function changeUnder<T>(
  context: Parameters<typeof changeDossier>[0],
  mandate: Mandate,
  { applicationId, version, decisionBy }: Decision,
  work: DossierWork<T>,
): Promise<T | DossierRefusal> {
  switch (mandate.kind) {
    case "person":
      return changeAsDecider(context, { applicationId, version, decisionBy }, mandate.person, work);
    case "ballot":
      return context.withTransaction(async (tx) => {
        if (decisionBy === "coordinator") return refused("forbidden");
        const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
        if (!application) return refused("not-found");
        const dossier = await readDossier(tx, application);
        if (dossier.recommendation?.id !== mandate.recommendationId) return refused("stale");
        return work(tx, dossier, context.clock.now());
      });
  }
}

/** Who is named as the one who decided. */
export function signatoryOf(mandate: Mandate): string {
  switch (mandate.kind) {
    case "person":
      return mandate.person.id;
    case "ballot":
      return mandate.announcer.id;
  }
}
