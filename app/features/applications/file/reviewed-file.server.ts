import { isReviewer, type Viewer } from "#app/features/accounts/viewer.ts";
import { actsForMember } from "#app/features/members/people/acts-for-member.server.ts";
import type { Reader } from "#db/index.server.ts";
import { canReadAsReviewer } from "./application.policy.ts";
import { type Dossier, findApplication, readDossier } from "./dossier.server.ts";

/** Whether somebody reviews for the association today: has the role, and acts for an institution whose membership is in force. */
export async function mayReview(db: Reader, viewer: Viewer, today: string): Promise<boolean> {
  return isReviewer(viewer) && (await actsForMember(db, viewer.id, today));
}

interface Asked {
  viewer: Viewer;
  today: string;
}

/** The file of an application for somebody who reviews it at this moment; null for everybody else. */
export async function findReviewedFile(
  db: Reader,
  applicationId: string,
  { viewer, today }: Asked,
): Promise<Dossier | null> {
  if (!(await mayReview(db, viewer, today))) return null;
  const application = await findApplication(db, applicationId);
  if (!application) return null;
  const dossier = await readDossier(db, application);
  return canReadAsReviewer(viewer, dossier.subject) ? dossier : null;
}
