import { and, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { isAdministrator, isCoordinator, isOnAppealsPanel, type Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { applications } from "#db/schema/applications.ts";
import { hasWord, isOpenAppeal, isUnheardFrom } from "./appeal-queries.server.ts";
import { AT_COORDINATORS, PANEL_MAJORITY } from "./application.ts";
import {
  isBeforePanel,
  isDecisionHeld,
  isInCountries,
  isLeftToVote,
  isReadableBy,
  isRecusedPerson,
  isVisibleTo,
  mayDecide,
} from "./review-scope.server.ts";
import { hasWorkingOwner } from "./working-owner.server.ts";

// Files that nobody can bring further, and whose affair that is.

/** The same rule as `isForCouncil` of the policies. */
const isForCouncil = (decisionBy: AssociationSettings["decisionBy"]): SQL =>
  decisionBy === "ballot" ? sql`1 = 1` : isLeftToVote(decisionBy);

/** Recommended, not decided, and none of the staff may decide or vote on it. */
export function isUndecidable(
  staff: readonly Viewer[],
  decisionBy: AssociationSettings["decisionBy"],
): SQL | undefined {
  const isVoted = isForCouncil(decisionBy);
  const mayAnswer = (person: Viewer) =>
    or(and(not(isVoted), mayDecide(person, decisionBy)), and(isVoted, mayDecide(person, "council")));
  const isDecidedBy = (person: Viewer) =>
    sql`(${and(isVisibleTo(person), not(isRecusedPerson(person.id)), mayAnswer(person))})`;
  return and(
    eq(applications.status, "recommended"),
    not(isDecisionHeld),
    ...staff.map((person) => not(isDecidedBy(person))),
  );
}

/** At the coordinators, and none of them may work on it: nobody has its country, or everybody stepped aside. What waits for a second person first waits for that one. */
export function isWithoutCoordinator(staff: readonly Viewer[]): SQL | undefined {
  const isWorkedOnBy = (person: Viewer) =>
    sql`(${and(isVisibleTo(person), isInCountries(person), not(isRecusedPerson(person.id)))})`;
  return and(
    inArray(applications.status, AT_COORDINATORS),
    isNotNull(applications.caseNumber),
    isNull(applications.requestPreparedById),
    isNull(applications.amendmentProposedById),
    ...staff.filter((person) => isCoordinator(person)).map((person) => not(isWorkedOnBy(person))),
  );
}

/** Before the panel, and too few of it may still speak for as many as decide to say the same. */
export function isShortOfPanel(staff: readonly Viewer[]): SQL | undefined {
  const isVoice = (person: Viewer) =>
    and(isBeforePanel(person), not(isRecusedPerson(person.id)), isUnheardFrom(person.id));
  const mayStillSpeak = staff.filter((person) => isOnAppealsPanel(person)).map(isVoice);
  const voices = [hasWord, ...mayStillSpeak].map((one) => sql`case when ${one} then 1 else 0 end`);
  return and(isOpenAppeal, sql`${sql.join(voices, sql` + `)} < ${PANEL_MAJORITY}`);
}

/** Whose affair it is that nobody may decide: every administrator's, and of coordinators those who would go on with it. */
export function isCaredForBy(viewer: Viewer): SQL | undefined {
  if (isAdministrator(viewer)) return undefined;
  const isTheirs = or(eq(applications.coordinatorId, viewer.id), not(hasWorkingOwner));
  return and(isReadableBy(viewer), isInCountries(viewer), isTheirs);
}
