import { and, eq, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import {
  type Grant,
  isAdministrator,
  isCoordinator,
  isChair,
  isCouncilMember,
  isOnAppealsPanel,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import {
  type ApplicationSubject,
  canDecide,
  canReadInternals,
  canVoteOn,
  canWorkOn,
  isApplicant,
  isForCouncil,
  isRecused,
  mayActNow,
} from "./application.policy.ts";
import { type ApplicationRow, type Dossier, readDossier } from "./dossier.server.ts";
import { AT_COORDINATORS } from "./application.ts";
import { isShortOfPanel, isUndecidable, isWithoutCoordinator } from "./stuck-scope.server.ts";

/** Everybody of the secretariat and the council who can be written to: verified and not suspended. */
export async function listStaff(db: Reader): Promise<Viewer[]> {
  const isStaff = and(
    inArray(grants.role, ["coordinator", "council", "chair", "appeals", "administrator"]),
    isNull(grants.revokedAt),
  );
  const rows = await db
    .select({ user: users, grant: grants })
    .from(users)
    .innerJoin(grants, eq(grants.userId, users.id))
    .where(and(isStaff, isNull(users.suspendedAt), isNotNull(users.emailVerifiedAt)));
  const byId = new Map<string, Viewer & { grants: Grant[] }>();
  for (const { user, grant } of rows) {
    const { id, name, email, locale } = user;
    const person = byId.get(id) ?? { id, name, email, locale, isVerified: true, grants: [] };
    const { role, institutionId, applicationId, countries } = grant;
    person.grants.push({ role, institutionId, applicationId, countries });
    byId.set(id, person);
  }
  return [...byId.values()];
}

/** The coordinators who can work on a file: whom it can be given to. */
export async function listColleagues(db: Reader, subject: ApplicationSubject): Promise<Viewer[]> {
  return (await listStaff(db)).filter((person) => canWorkOn(person, subject));
}

/** Every coordinator, whatever the countries, for lists of several files. */
export async function listCoordinators(db: Reader): Promise<Viewer[]> {
  return (await listStaff(db)).filter((person) => isCoordinator(person));
}

/** Everybody who may decide on a file as it stands, or vote on it. */
export async function listDeciders(db: Reader, subject: ApplicationSubject): Promise<Viewer[]> {
  const { decisionBy } = await getAssociation(db);
  const staff = await listStaff(db);
  return staff.filter((person) =>
    isForCouncil(subject, decisionBy) ? canVoteOn(person, subject) : canDecide(person, subject, decisionBy),
  );
}

/** Whether a file waits for a decision that nobody may take. */
export async function isNobodysToDecide(db: Reader, { subject, held }: Dossier): Promise<boolean> {
  return subject.status === "recommended" && !held && (await listDeciders(db, subject)).length === 0;
}

/** Of all files those that wait for a decision nobody may take. */
export async function whichAreUndecidable(db: Reader): Promise<SQL | undefined> {
  return isUndecidable((await getAssociation(db)).decisionBy);
}

async function isShort(db: Reader, id: string): Promise<boolean> {
  return (await db.$count(applications, and(eq(applications.id, id), isShortOfPanel()))) > 0;
}

/** Of all files those that nobody can bring further: nobody may decide or work on them, or too few may judge the appeal. */
export async function whichAreStuck(db: Reader): Promise<SQL | undefined> {
  return or(await whichAreUndecidable(db), isWithoutCoordinator(), isShortOfPanel());
}

interface Acting {
  people: Viewer[];
  /** Who is missing for the file to go on: the people are those who can change that. */
  lacks: "decider" | "coordinator" | null;
}

/**
 * Who has to act on a file now, and so is reminded of it. Is there nobody, the coordinators of its country are told, and
 * without them the administrators: a file never waits for nobody. May nobody decide, its coordinator and the administrators
 * are told. Where the council votes, its chair puts a recommended file on an agenda, or a coordinator does.
 */
export async function whoMayAct(db: Reader, application: ApplicationRow): Promise<Acting> {
  const { subject, held } = await readDossier(db, application);
  const [{ decisionBy }, staff] = [await getAssociation(db), await listStaff(db)];
  const acting = staff.filter((person) => mayActNow(person, subject, decisionBy));
  if (application.status === "appeal") {
    const canBeMore = (await isShort(db, application.id)) ? staff.filter(isAdministrator) : [];
    return { people: [...new Set([...acting, ...canBeMore])], lacks: null };
  }
  if (acting.length > 0) return { people: acting, lacks: null };
  const coordinators = staff.filter(
    (person) => isCoordinator(person, application.country) && canWorkOn(person, subject),
  );
  if (
    application.status === "recommended" &&
    !held &&
    isForCouncil(subject, decisionBy) &&
    staff.some((person) => canVoteOn(person, subject))
  ) {
    const chairs = staff.filter((person) => isChair(person) && canReadInternals(person, subject));
    return { people: chairs.length > 0 ? chairs : coordinators, lacks: null };
  }
  if (application.status === "recommended" && !held) {
    const owner = coordinators.filter(({ id }) => id === subject.ownerId);
    const people = new Set([...(owner.length > 0 ? owner : coordinators), ...staff.filter(isAdministrator)]);
    return { people: [...people], lacks: "decider" };
  }
  if (coordinators.length > 0) return { people: coordinators, lacks: null };
  return { people: staff.filter(isAdministrator), lacks: isAtCoordinators(application) ? "coordinator" : null };
}

function isAtCoordinators({ status, requestPreparedById, amendmentProposedById }: ApplicationRow): boolean {
  return AT_COORDINATORS.includes(status) && requestPreparedById === null && amendmentProposedById === null;
}

/** Where this person goes on with a file: an administrator as such sees the people, not the file. */
export function placeOf(person: Viewer, { id, country }: Pick<ApplicationRow, "id" | "country">): string {
  if (isCoordinator(person, country) || isCouncilMember(person)) return `/review/${id}`;
  return isOnAppealsPanel(person) ? `/appeals/${id}` : "/admin/people";
}

/** Who answers an applicant: the coordinator who has the file, else those of its country, else the administrators. */
export async function whoAnswers(db: Reader, application: ApplicationRow): Promise<Viewer[]> {
  const { subject } = await readDossier(db, application);
  const staff = (await listStaff(db)).filter((person) => !isApplicant(person, application));
  const coordinators = staff.filter(
    (person) => isCoordinator(person, application.country) && !isRecused(person, subject),
  );
  const owner = coordinators.filter(({ id }) => id === application.coordinatorId);
  if (owner.length > 0) return owner;
  return coordinators.length > 0 ? coordinators : staff.filter(isAdministrator);
}
