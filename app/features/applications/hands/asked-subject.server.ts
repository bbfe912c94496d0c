import { eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import {
  belongsToInstitution,
  handIn,
  isAdministrator,
  isCoordinator,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { isCurrent } from "#app/features/members/institution/membership.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { isClosed } from "../file/application.ts";
import { answersFor } from "../file/application.policy.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { listStaff } from "../file/who-acts.server.ts";

/** What somebody asks to be let in to: an application, or a member. */
export type AskedSubject = { country: string } & (
  | { kind: "application"; application: ApplicationRow; isOpen: boolean }
  | { kind: "institution"; institution: typeof institutions.$inferSelect; isOpen: boolean }
);

/** The thing a request is about; null when it is there no more. */
export async function findAskedSubject(db: Reader, { subjectType, subjectId }: Subject): Promise<AskedSubject | null> {
  if (subjectType === "application") {
    const [application] = await db.select().from(applications).where(eq(applications.id, subjectId));
    if (!application) return null;
    return { kind: "application", application, country: application.country, isOpen: !isClosed(application.status) };
  }
  const [row] = await db
    .select({ institution: institutions, status: memberships.status })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.id, subjectId));
  if (!row) return null;
  const { institution, status } = row;
  return { kind: "institution", institution, country: institution.country, isOpen: isCurrent(status) };
}

/** Its name for a reader of a language. */
export async function nameOfSubject(db: Reader, subject: AskedSubject, locale: Locale): Promise<string> {
  if (subject.kind === "institution") return nameOf(subject.institution, locale).name;
  return listedInstitution(db, subject.application, locale);
}

/** Those who answer a request before the secretariat does, as far as they can be reached. */
export async function whoAnswersRequest(db: Reader, subject: AskedSubject): Promise<string[]> {
  if (subject.kind === "institution") {
    return (await peopleOf(db, subject.institution.id, SPEAKERS)).map(({ id }) => id);
  }
  return (await addressees(db, [subject.application.ownerId])).map(({ id }) => id);
}

/** Whether a person answers for the thing as one of its own, and not for the secretariat. */
export function isTheirOwn(subject: AskedSubject, viewer: Viewer): boolean {
  if (subject.kind === "application") return answersFor(viewer, subject.application);
  return representsInstitution(viewer, subject.institution.id);
}

const actsThere = (person: Viewer, subject: AskedSubject) =>
  subject.kind === "application"
    ? handIn(person, subject.application.id) !== null
    : belongsToInstitution(person, subject.institution.id);

type Asking = Pick<AccessRequestRow, "userId" | "passedOnAt">;

/** Who of the secretariat answers a request: the coordinators of its country, and where there are none the administrators. */
export async function secretariatFor(db: Reader, subject: AskedSubject, { userId }: Pick<Asking, "userId">) {
  const staff = (await listStaff(db)).filter((person) => person.id !== userId && !actsThere(person, subject));
  const coordinators = staff.filter((person) => isCoordinator(person, subject.country));
  return coordinators.length > 0 ? coordinators : staff.filter(isAdministrator);
}

/** Whether a person may answer a request as it stands; nobody answers an own one. */
export async function mayAnswer(db: Reader, viewer: Viewer, subject: AskedSubject, request: Asking): Promise<boolean> {
  if (request.userId === viewer.id) return false;
  if (isTheirOwn(subject, viewer)) return true;
  if (request.passedOnAt === null || actsThere(viewer, subject)) return false;
  if (isCoordinator(viewer, subject.country)) return true;
  return isAdministrator(viewer) && (await secretariatFor(db, subject, request)).some(({ id }) => id === viewer.id);
}
