import { and, desc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { lacksReplacement } from "./review-facets.server.ts";
import { TURNED_DOWN } from "./scoring.ts";

/** Shown at most; one line a file. */
const MOST_LINES = 50;

/** Files of this coordinator a reviewer of which has declined or is tied, until somebody is chosen in the place. */
export async function listReplacementsWaiting(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): Promise<WaitingItem[]> {
  const { reviewersPerCase } = await getAssociation(db);
  const isTheirs = and(eq(applications.coordinatorId, viewer.id), lacksReplacement(reviewersPerCase));
  const isTurnedDown = inArray(applicationReviews.state, [...TURNED_DOWN]);
  const rows = await db
    .select({ application: applications, state: applicationReviews.state, person: users.name })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .innerJoin(users, eq(users.id, applicationReviews.reviewerId))
    .where(and(isTheirs, isTurnedDown))
    .orderBy(desc(applicationReviews.endedAt))
    .limit(MOST_LINES);
  const latest = [...Map.groupBy(rows, ({ application }) => application.id).values()].flatMap(([row]) => row ?? []);
  const institutionOf = await listedInstitutions(
    db,
    latest.map(({ application }) => application),
    locale,
  );
  const t = translator(locale);
  return latest.map(({ application, state, person }) => ({
    to: `/review/${application.id}/reviewers#assign`,
    title: `${institutionOf(application).name} ${application.caseNumber ?? ""}`.trim(),
    detail: t(`scoring:inbox.${state === "declined" ? "declined" : "conflicted"}`, { person }),
  }));
}
