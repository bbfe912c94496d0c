import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import { coordinatedCountries, isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationRecommendations, conflictsOfInterest } from "#db/schema/decisions.ts";
import { IN_DOSSIER } from "./application.ts";

const lastRecommender = sql`(select ${applicationRecommendations.recommendedById} from ${applicationRecommendations}
  where ${applicationRecommendations.applicationId} = ${applications.id}
  order by ${applicationRecommendations.id} desc limit 1)`;

function isInCountries(viewer: Viewer): SQL | undefined {
  const countries = coordinatedCountries(viewer);
  return countries === null ? sql`1 = 1` : inArray(applications.country, [...countries]);
}

/** The same rule as `canSeeDossier`, for lists and counts: a row that fails it must not even be counted. */
export function isVisibleTo(viewer: Viewer): SQL | undefined {
  const own = viewer.grants.flatMap(({ role, applicationId }) =>
    role === "applicant" && applicationId ? [applicationId] : [],
  );
  const asCoordinator = isCoordinator(viewer) ? isInCountries(viewer) : sql`1 = 0`;
  const asCouncil = isCouncilMember(viewer) ? sql`${lastRecommender} is not null` : sql`1 = 0`;
  return and(
    isNotNull(applications.caseNumber),
    inArray(applications.status, [...IN_DOSSIER]),
    own.length > 0 ? notInArray(applications.id, own) : undefined,
    or(asCoordinator, asCouncil),
  );
}

/** What waits for this very person: new files, files of their own, and recommendations they may decide on. */
export function isWaitingFor(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  const isFree = or(isNull(applications.coordinatorId), eq(applications.coordinatorId, viewer.id));
  const asCoordinator = and(
    isInCountries(viewer),
    or(
      and(eq(applications.status, "submitted"), isFree),
      and(eq(applications.status, "in_check"), eq(applications.coordinatorId, viewer.id)),
    ),
  );
  return and(
    isVisibleTo(viewer),
    sql`not exists (select 1 from ${conflictsOfInterest} where ${conflictsOfInterest.applicationId} = ${applications.id} and ${conflictsOfInterest.userId} = ${viewer.id})`,
    or(isCoordinator(viewer) ? asCoordinator : sql`1 = 0`, isForDecision(viewer, decisionBy)),
  );
}

function isForDecision(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  const asCouncil = decisionBy !== "coordinator" && isCouncilMember(viewer) ? sql`1 = 1` : sql`1 = 0`;
  const asCoordinator = decisionBy !== "council" && isCoordinator(viewer) ? isInCountries(viewer) : sql`1 = 0`;
  return and(
    eq(applications.status, "recommended"),
    sql`${lastRecommender} <> ${viewer.id}`,
    or(asCouncil, asCoordinator),
  );
}
