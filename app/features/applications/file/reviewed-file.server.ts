import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { canReadAsReviewer } from "./application.policy.ts";
import { type Dossier, readDossier } from "./dossier.server.ts";

/** The file of an application for somebody who reviews it at this moment; null for everybody else. */
export async function findReviewedFile(db: Reader, applicationId: string, viewer: Viewer): Promise<Dossier | null> {
  const [application] = await db.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) return null;
  const dossier = await readDossier(db, application);
  return canReadAsReviewer(viewer, dossier.subject) ? dossier : null;
}
