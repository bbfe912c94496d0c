import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { type Grant, isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import { type ApplicationSubject, canWorkOn, isApplicant, mayActNow } from "./application.policy.ts";
import { type ApplicationRow, readDossier } from "./dossier.server.ts";

/** Everybody of the secretariat and the council who can be written to: verified and not suspended. */
async function listStaff(db: Reader): Promise<Viewer[]> {
  const isStaff = and(inArray(grants.role, ["coordinator", "council", "administrator"]), isNull(grants.revokedAt));
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

/**
 * Who has to act on a file now, and so is reminded of it. Is there nobody, the coordinators of its country are told, and
 * without them the administrators: a file never waits for nobody.
 */
export async function whoMayAct(db: Reader, application: ApplicationRow): Promise<Viewer[]> {
  const [{ subject }, { decisionBy }, staff] = [
    await readDossier(db, application),
    await getAssociation(db),
    await listStaff(db),
  ];
  const acting = staff.filter((person) => mayActNow(person, subject, decisionBy));
  if (acting.length > 0) return acting;
  const coordinators = staff.filter(
    (person) => isCoordinator(person, application.country) && canWorkOn(person, subject),
  );
  return coordinators.length > 0 ? coordinators : staff.filter(isAdministrator);
}

/** Who answers an applicant: the coordinator who has the file, else those of its country, else the administrators. */
export async function whoAnswers(db: Reader, application: ApplicationRow): Promise<Viewer[]> {
  const staff = (await listStaff(db)).filter((person) => !isApplicant(person, application));
  const coordinators = staff.filter((person) => isCoordinator(person, application.country));
  const owner = coordinators.filter(({ id }) => id === application.coordinatorId);
  if (owner.length > 0) return owner;
  return coordinators.length > 0 ? coordinators : staff.filter(isAdministrator);
}
