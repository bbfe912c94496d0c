import { and, eq } from "drizzle-orm";
import { type AccountRow, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { isCoordinator, isCouncilMember, isOnAppealsPanel, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { Dossier } from "../file/dossier.server.ts";

/** Whether a person checks an application, decides on it, or did: to nobody of those the secretariat hands it over. */
export async function checksIt(db: Reader, account: AccountRow, { application, subject }: Dossier): Promise<boolean> {
  const person: Viewer = { ...account, grants: await listGrants(db, account.id) };
  if (isCoordinator(person, application.country) || isCouncilMember(person) || isOnAppealsPanel(person)) return true;
  if (application.coordinatorId === person.id || subject.recommendedByIds.includes(person.id)) return true;
  const { applicationId, reviewerId } = applicationReviews;
  const isAsked = and(eq(applicationId, application.id), eq(reviewerId, person.id));
  return (await db.$count(applicationReviews, isAsked)) > 0;
}
