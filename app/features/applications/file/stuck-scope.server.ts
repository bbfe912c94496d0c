import { and, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { isAdministrator, type Viewer } from "#app/features/accounts/viewer.ts";
import { type AssociationSettings, doCoordinatorsDecide, doMembersDecide } from "#app/platform/association.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";
import { hasWord, isOpenAppeal, isUnheardFrom, wasAtWorkOn } from "./appeal-queries.server.ts";
import { AT_COORDINATORS, PANEL_MAJORITY } from "./application.ts";
import {
  isBeforeCouncil,
  isDecisionHeld,
  isFirstPerson,
  isInCountries,
  isLeftToVote,
  isReadableBy,
  isRecusedPerson,
} from "./review-scope.server.ts";
import { hasWorkingOwner } from "./working-owner.server.ts";

// Files that nobody can bring further, and whose affair that is. However many the staff are, the question is as long.

type DecisionBy = AssociationSettings["decisionBy"];

const [NEVER, ALWAYS] = [sql`1 = 0`, sql`1 = 1`];
const person = sql`person.id`;

const holds = (role: Role, scope = ALWAYS) => sql`exists (select 1 from ${grants} as post
  where post.user_id = ${person} and post.role = ${role} and post.revoked_at is null and ${scope})`;

const isOfCouncil = sql`(${holds("council")} or ${holds("chair")})`;
const hasCountry = holds(
  "coordinator",
  sql`(post.countries is null or cast(post.countries as text) like '%"' || ${applications.country} || '"%')`,
);

/** Those of the same staff as `listStaff` who have no part of their own in a file, and for whom this holds. */
const staffFor = (rule: SQL | undefined) => sql`from ${users} as person
  where person.suspended_at is null and person.email_verified_at is not null
  and ${rule} and not ${isRecusedPerson(person)}`;

/** The same rule as `isForCouncil` of the policies. */
const isForCouncil = (decisionBy: DecisionBy): SQL => (decisionBy === "ballot" ? ALWAYS : isLeftToVote(decisionBy));

/** Recommended, not decided, and none of the staff may decide or vote on it. */
export function isUndecidable(decisionBy: DecisionBy): SQL | undefined {
  const isVoted = isForCouncil(decisionBy);
  const asCouncil = and(isOfCouncil, or(hasCountry, isBeforeCouncil));
  const mayDecide = or(
    doMembersDecide(decisionBy) ? asCouncil : NEVER,
    doCoordinatorsDecide(decisionBy) ? hasCountry : NEVER,
  );
  const mayAnswer = or(and(not(isVoted), mayDecide), and(isVoted, asCouncil));
  return and(
    eq(applications.status, "recommended"),
    not(isDecisionHeld),
    sql`not exists (select 1 ${staffFor(and(isNotNull(applications.caseNumber), mayAnswer, not(isFirstPerson(person))))})`,
  );
}

/** At the coordinators, and none of them may work on it: nobody has its country, or everybody stepped aside. What waits for a second person first waits for that one. */
export function isWithoutCoordinator(): SQL | undefined {
  return and(
    inArray(applications.status, AT_COORDINATORS),
    isNotNull(applications.caseNumber),
    isNull(applications.requestPreparedById),
    isNull(applications.amendmentProposedById),
    sql`not exists (select 1 ${staffFor(hasCountry)})`,
  );
}

/** Before the panel, and too few of it may still speak for as many as decide to say the same. */
export function isShortOfPanel(): SQL | undefined {
  const isOnPanel = and(holds("appeals"), not(isOfCouncil), eq(applications.status, "appeal"));
  const mayStillSpeak = staffFor(and(isOnPanel, not(wasAtWorkOn(person)), isUnheardFrom(person)));
  const spoke = sql`case when ${hasWord} then 1 else 0 end`;
  return and(isOpenAppeal, sql`${spoke} + (select count(*) ${mayStillSpeak}) < ${PANEL_MAJORITY}`);
}

/** Whose affair it is that nobody may decide: every administrator's, and of coordinators those who would go on with it. */
export function isCaredForBy(viewer: Viewer): SQL | undefined {
  if (isAdministrator(viewer)) return undefined;
  const isTheirs = or(eq(applications.coordinatorId, viewer.id), not(hasWorkingOwner));
  return and(isReadableBy(viewer), isInCountries(viewer), isTheirs);
}
