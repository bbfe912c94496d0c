import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { entitled, termColumns } from "#app/features/members/institution/entitled.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { standingOf } from "#app/features/members/institution/membership.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { placeOn } from "./standing-place.server.ts";

/** An institution as pages name it. */
export interface NamedInstitution extends InstitutionNames {
  id: string;
  slug: string;
  country: string;
  logoFileId: string | null;
}

/** The columns of an institution as pages name it. */
export const namedColumns = {
  id: institutions.id,
  slug: institutions.slug,
  ...nameColumns,
  country: institutions.country,
  logoFileId: institutions.logoFileId,
};

export interface Partner {
  id: string;
  institution: NamedInstitution | null;
  externalName: string | null;
  country: string | null;
  role: string;
  status: (typeof projectPartners.$inferSelect)["status"];
  needId: string | null;
  /** The interest that was answered with the place. */
  interestId: string | null;
  /** The directory shows it; false for whoever is outside the association. */
  isMember: boolean;
  isSuspended: boolean;
}

/** All institutions that have or had a place in a project, whatever they answered: for policies and the lead's desk. */
export async function listPartners(db: Reader, projectId: string, today: string): Promise<Partner[]> {
  const rows = await db
    .select({ partner: projectPartners, institution: namedColumns, term: termColumns })
    .from(projectPartners)
    .leftJoin(institutions, eq(institutions.id, projectPartners.institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projectPartners.institutionId))
    .where(eq(projectPartners.projectId, projectId))
    .orderBy(asc(projectPartners.invitedAt), asc(projectPartners.id));
  return rows.map(({ partner, institution, term }) => ({
    id: partner.id,
    institution,
    externalName: partner.externalName,
    country: institution?.country ?? partner.country,
    role: partner.role,
    status: placeOn(partner, today),
    needId: partner.needId,
    interestId: partner.interestId,
    isMember: isEntitled(term, "be_listed", today),
    isSuspended: term !== null && standingOf(term, today) === "suspended",
  }));
}

/** The same of partners of these projects, as a condition of a statement that joins their memberships. */
export function arePartnersShown(ids: readonly string[], today: string) {
  const { projectId, institutionId, status } = projectPartners;
  const isShown = or(isNull(institutionId), entitled("be_listed", today));
  return and(inArray(projectId, [...ids]), eq(status, "confirmed"), isShown);
}

/** Those who are shown: confirmed, and still members when they are of the association. */
export function shownPartners(partners: readonly Partner[]): Partner[] {
  return partners.filter(
    ({ status, institution, isMember }) => status === "confirmed" && (institution === null || isMember),
  );
}

/** Partners whose membership is suspended: they stay in the project, and those who work on it read that it is so. */
export const suspendedPartners = (partners: readonly Partner[]): Partner[] =>
  partners.filter(({ status, isSuspended }) => status === "confirmed" && isSuspended);
