import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { type ApplicationSubject, canDecide } from "../file/application.policy.ts";
import { changeDossier, type DossierRefusal, type DossierWork } from "../file/dossier.server.ts";

/** By whose power a decision is taken. Another kind does not compile before both functions below know what it needs. */
export type Mandate = { kind: "person"; person: Viewer };

export function byPerson(person: Viewer): Mandate {
  return { kind: "person", person };
}

interface Decision {
  applicationId: string;
  /** The version the page showed. */
  version: number;
  decisionBy: AssociationSettings["decisionBy"];
}

/** The frame of a decision: opens the dossier under a mandate, refuses one that is not enough, then does `work`. */
export function changeUnder<T>(
  context: Parameters<typeof changeDossier>[0],
  mandate: Mandate,
  { applicationId, version, decisionBy }: Decision,
  work: DossierWork<T>,
): Promise<T | DossierRefusal> {
  switch (mandate.kind) {
    case "person": {
      const isAllowed = (viewer: Viewer, subject: ApplicationSubject) => canDecide(viewer, subject, decisionBy);
      return changeDossier(context, { applicationId, version, isAllowed }, mandate.person, work);
    }
  }
}

/** Who is named as the one who decided. */
export function signatoryOf(mandate: Mandate): string {
  switch (mandate.kind) {
    case "person":
      return mandate.person.id;
  }
}
