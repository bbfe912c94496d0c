import { eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import {
  belongsToInstitution,
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
import type { ApplicationRow } from "../file/dossier.server.ts";
import { canAnswerRequest } from "./hand.ts";

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

/** Whether a person may answer a request, as it stands. */
export function mayAnswer(
  viewer: Viewer,
  subject: AskedSubject,
  request: Pick<AccessRequestRow, "userId" | "passedOnAt">,
): boolean {
  if (subject.kind === "application") return canAnswerRequest(viewer, subject.application, request);
  const { id, country } = subject.institution;
  if (request.userId === viewer.id) return false;
  if (representsInstitution(viewer, id)) return true;
  return request.passedOnAt !== null && isCoordinator(viewer, country) && !belongsToInstitution(viewer, id);
}
