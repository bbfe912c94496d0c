import { isBeforeCouncil as isOnAgenda } from "#app/features/agenda/stages.server.ts";
import { and, eq, inArray, isNotNull, ne, not, notInArray, or, type SQL, sql } from "drizzle-orm";
import {
  applicationIds,
  coordinatedCountries,
  isCoordinator,
  isCouncilMember,
  isOnAppealsPanel,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { isAwaited } from "#app/features/conversations/reading-marks.server.ts";
import { type AssociationSettings, doCoordinatorsDecide, doMembersDecide } from "#app/platform/association.ts";
import { grants } from "#db/schema/grants.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions, applicationRecommendations, conflictsOfInterest } from "#db/schema/decisions.ts";
import { isUnheardFrom, wasAtWorkOn, wasOverturned } from "./appeal-queries.server.ts";
import { IN_DOSSIER, isClosed } from "./application.ts";
import { isHeld } from "./dossier.server.ts";
import { isReviewedBy } from "./reviewer-queries.server.ts";
import { hasWorkingOwner } from "./working-owner.server.ts";

// The rules of `application.policy.ts` for lists and counts. A test over all people and all files holds the two together.

const [NEVER, ALWAYS] = [sql`1 = 0`, sql`1 = 1`];
const MOVING = IN_DOSSIER.filter((status) => !isClosed(status));

const wasRecommended = sql`exists (select 1 from ${applicationRecommendations}
  where ${applicationRecommendations.applicationId} = ${applications.id})`;

export const isBeforeCouncil = or(wasRecommended, isNotNull(applications.requestPreparedById));

export const isDecisionHeld = sql`exists (select 1 from ${applicationDecisions}
  where ${applicationDecisions.applicationId} = ${applications.id} and ${isHeld})`;

/** Recommended it, reviews it, or alone decided what the panel has overturned: a person, or the column of one. */
export function isFirstPerson(userId: SQL | string): SQL {
  return sql`(${isReviewedBy(userId)} or ${wasOverturned(userId)} or exists (select 1 from ${applicationRecommendations}
    where ${applicationRecommendations.applicationId} = ${applications.id}
    and ${applicationRecommendations.recommendedById} = ${userId}))`;
}

/** Declared a conflict of interest, or acts for the applying institution: a person, or the column of one. */
export function isRecusedPerson(userId: SQL | string): SQL {
  return sql`(exists (select 1 from ${conflictsOfInterest} where ${conflictsOfInterest.applicationId} = ${applications.id}
      and ${conflictsOfInterest.userId} = ${userId} and ${conflictsOfInterest.undoneAt} is null)
    or exists (select 1 from ${grants} as tie where tie.user_id = ${userId} and tie.revoked_at is null
      and (tie.application_id = ${applications.id} or tie.institution_id = ${applications.institutionId})))`;
}

/** Has a coordinator who no longer works on it: suspended, without the role or the country, or recused. */
export const isLeft = and(
  inArray(applications.status, [...MOVING]),
  isNotNull(applications.coordinatorId),
  not(hasWorkingOwner),
);

export function isInCountries(viewer: Viewer): SQL | undefined {
  if (!isCoordinator(viewer)) return NEVER;
  const countries = coordinatedCountries(viewer);
  return countries ? inArray(applications.country, [...countries]) : ALWAYS;
}

/** The same rule as `canSeeDossier`, for lists and counts: a row that fails it must not even be counted. */
export function isVisibleTo(viewer: Viewer): SQL | undefined {
  const own = applicationIds(viewer);
  return and(
    isNotNull(applications.caseNumber),
    inArray(applications.status, [...IN_DOSSIER]),
    own.length > 0 ? notInArray(applications.id, own) : undefined,
    or(isInCountries(viewer), isCouncilMember(viewer) ? isBeforeCouncil : NEVER, isBeforePanel(viewer)),
  );
}

/** The same rule as `isBeforePanel` of the policies. */
function isBeforePanel(viewer: Viewer): SQL | undefined {
  return isOnAppealsPanel(viewer) ? and(eq(applications.status, "appeal"), not(wasAtWorkOn(viewer.id))) : NEVER;
}

/** The same rule as `canJudgeAppeal`. */
export function isJudgedBy(viewer: Viewer): SQL | undefined {
  return and(isBeforePanel(viewer), isReadableBy(viewer));
}

/** The same rule as `isUnheard`: an appeal that waits for this person's word. */
export function isForWord(viewer: Viewer): SQL | undefined {
  return and(isJudgedBy(viewer), isUnheardFrom(viewer.id));
}

/** The same rule as `canReadInternals`: for whatever says more of a file than that it is there. */
export function isReadableBy(viewer: Viewer): SQL | undefined {
  return and(isVisibleTo(viewer), not(isRecusedFrom(viewer)));
}

/** The same rule as `isRecused`, for whoever asks with all of the own grants: these are known before any row is read. */
export function isRecusedFrom(viewer: Viewer): SQL {
  const ties = (name: "applicationId" | "institutionId") => viewer.grants.flatMap((grant) => grant[name] ?? []);
  const [ownFiles, ownInstitutions] = [ties("applicationId"), ties("institutionId")];
  const declared = sql`${applications.id} in (select ${conflictsOfInterest.applicationId} from ${conflictsOfInterest}
    where ${conflictsOfInterest.userId} = ${viewer.id} and ${conflictsOfInterest.undoneAt} is null)`;
  const isOfOwn = ownInstitutions.length > 0 ? inArray(applications.institutionId, ownInstitutions) : undefined;
  return sql`(${or(
    declared,
    ownFiles.length > 0 ? inArray(applications.id, ownFiles) : undefined,
    isOfOwn && and(isNotNull(applications.institutionId), isOfOwn),
  )})`;
}

/** The same rule as `mayActNow`: what waits for this very person. */
export function isWaitingFor(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  const asCoordinator = and(
    isInCountries(viewer),
    inArray(applications.status, ["submitted", "in_check"]),
    or(eq(applications.coordinatorId, viewer.id), not(hasWorkingOwner)),
  );
  const isTheirs = or(
    asCoordinator,
    isForConsent(viewer),
    isForAmendment(viewer, decisionBy),
    isForDecision(viewer, decisionBy),
    isForWord(viewer),
  );
  const isPending = or(inArray(applications.status, [...MOVING]), isNotNull(applications.amendmentProposedById));
  return and(isPending, isReadableBy(viewer), isTheirs);
}

/**
 * The same rule as `whoAnswers`, for a coordinator: an applicant has written and waits for an answer, also where nothing
 * is filed yet or nothing more happens to the file.
 */
export function isToAnswerBy(viewer: Viewer): SQL | undefined {
  return and(
    isAwaited("application", sql`${applications.id}`),
    isInCountries(viewer),
    not(isRecusedFrom(viewer)),
    or(eq(applications.coordinatorId, viewer.id), not(hasWorkingOwner)),
  );
}

/** The same rule as `canConsent`. */
function isForConsent(viewer: Viewer): SQL | undefined {
  const isSecondPerson = ne(applications.requestPreparedById, viewer.id);
  return and(isSecondPerson, isCouncilMember(viewer) ? ALWAYS : isInCountries(viewer));
}

/** The same rule as `canSettleAmendment`. */
function isForAmendment(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  const asCouncil = decisionBy !== "coordinator" && isCouncilMember(viewer) ? ALWAYS : NEVER;
  const asCoordinator = doCoordinatorsDecide(decisionBy) ? isInCountries(viewer) : NEVER;
  return and(
    ne(applications.amendmentProposedById, viewer.id),
    not(isFirstPerson(viewer.id)),
    or(asCouncil, asCoordinator),
  );
}

const isBeforeVote = isOnAgenda("application", sql`${applications.id}`);

/** The same rule as `isLeftToVote` of the policies. */
export const isLeftToVote = (decisionBy: AssociationSettings["decisionBy"]): SQL =>
  decisionBy === "coordinator" ? NEVER : isBeforeVote;

function isForDecision(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  return and(mayDecide(viewer, decisionBy), not(isDecisionHeld), not(isLeftToVote(decisionBy)));
}

/** The same rule as `canDecide`. */
function mayDecide(viewer: Viewer, decisionBy: AssociationSettings["decisionBy"]): SQL | undefined {
  const asCouncil = doMembersDecide(decisionBy) && isCouncilMember(viewer) ? ALWAYS : NEVER;
  const asCoordinator = doCoordinatorsDecide(decisionBy) ? isInCountries(viewer) : NEVER;
  return and(eq(applications.status, "recommended"), not(isFirstPerson(viewer.id)), or(asCouncil, asCoordinator));
}
