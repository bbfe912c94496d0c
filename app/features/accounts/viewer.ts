import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";

/** One right a person holds. Staff roles name no institution; `countries` null means everywhere. */
export interface Grant {
  role: Role;
  institutionId: string | null;
  applicationId: string | null;
  countries: readonly string[] | null;
}

/** Who is asking: everything a policy needs to know about a signed-in person, and nothing secret. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  isVerified: boolean;
  grants: readonly Grant[];
}

/** Those who act for an institution, the weightiest first. */
export const INSTITUTION_ROLES = [
  "representative",
  "alternate",
  "editor",
  "project_officer",
] as const satisfies readonly Role[];
export type InstitutionRole = (typeof INSTITUTION_ROLES)[number];

/** The weightiest role in which a person acts for an institution; null for everybody else. */
export function roleWithin(viewer: Viewer | null, institutionId: string): InstitutionRole | null {
  const held = viewer?.grants.filter((grant) => grant.institutionId === institutionId).map(({ role }) => role) ?? [];
  return INSTITUTION_ROLES.find((role) => held.includes(role)) ?? null;
}

/** Those who have a hand in an application: the first answers for it, the second writes in it, the third reads it. */
export const HAND_ROLES = ["applicant", "co_applicant", "applicant_reader"] as const satisfies readonly Role[];
export type HandRole = (typeof HAND_ROLES)[number];

/** The secretariat and its bodies. */
export const STAFF_ROLES: readonly Role[] = ["coordinator", "council", "chair", "appeals", "administrator"];

interface Held extends Grant {
  restingSince: Date | null;
}

/**
 * What gives rights of all a person holds: not what rests until it is confirmed. With staff nothing rests, for what they
 * are tied to bars them.
 */
export function givingRights(held: readonly Held[]): Grant[] {
  const isOfStaff = held.some(({ role }) => STAFF_ROLES.includes(role));
  const giving = held.filter(({ restingSince }) => isOfStaff || restingSince === null);
  return giving.map(({ restingSince: _, ...grant }) => grant);
}

function hasRole(viewer: Viewer | null, role: Role): boolean {
  return viewer?.grants.some((grant) => grant.role === role) ?? false;
}

/** A coordinator, for that country when one is given: a scoped coordinator acts only for the countries of the scope. */
export function isCoordinator(viewer: Viewer | null, country?: string): boolean {
  return (
    viewer?.grants.some(
      (grant) =>
        grant.role === "coordinator" &&
        (country === undefined || grant.countries === null || grant.countries.includes(country)),
    ) ?? false
  );
}

/** The countries a coordinator may see: null for all, an empty list for somebody who is no coordinator. */
export function coordinatedCountries(viewer: Viewer): readonly string[] | null {
  const scopes = viewer.grants.filter((grant) => grant.role === "coordinator").map((grant) => grant.countries);
  if (scopes.some((countries) => countries === null)) return null;
  return scopes.flatMap((countries) => countries ?? []);
}

/** The chair is one of the council. */
export function isCouncilMember(viewer: Viewer | null): boolean {
  return hasRole(viewer, "council") || isChair(viewer);
}

/** Opens and closes the votes of the council. */
export function isChair(viewer: Viewer | null): boolean {
  return hasRole(viewer, "chair");
}

/** Judges appeals; nobody of the council does. */
export function isOnAppealsPanel(viewer: Viewer | null): boolean {
  return hasRole(viewer, "appeals") && !isCouncilMember(viewer);
}

/** Reviews applications for the association, as somebody of a member institution; nobody of the secretariat for that. */
export function isReviewer(viewer: Viewer | null): boolean {
  return hasRole(viewer, "reviewer");
}

export function isAdministrator(viewer: Viewer | null): boolean {
  return hasRole(viewer, "administrator");
}

export function isStaff(viewer: Viewer | null): boolean {
  return viewer?.grants.some((grant) => STAFF_ROLES.includes(grant.role)) ?? false;
}

/** The role in which a person has a hand in an application; null for everybody else. */
export function handIn(viewer: Viewer | null, applicationId: string): HandRole | null {
  const held = viewer?.grants.filter((grant) => grant.applicationId === applicationId).map(({ role }) => role) ?? [];
  return HAND_ROLES.find((role) => held.includes(role)) ?? null;
}

/** The applications a person has a hand in. */
export function applicationIds(viewer: Viewer): string[] {
  const ids = viewer.grants.flatMap(({ role, applicationId }) =>
    HAND_ROLES.some((one) => one === role) && applicationId !== null ? [applicationId] : [],
  );
  return [...new Set(ids)];
}

/** The institutions a person acts for, in any institution role. */
export function institutionIds(viewer: Viewer | null): string[] {
  const ids = viewer?.grants
    .filter((grant) => INSTITUTION_ROLES.some((role) => role === grant.role))
    .map((grant) => grant.institutionId);
  return [...new Set(ids)].filter((id) => id !== null && id !== undefined);
}

/** Whether a person may speak for an institution: its primary or alternate representative. */
export function representsInstitution(viewer: Viewer | null, institutionId: string): boolean {
  return (
    viewer?.grants.some(
      (grant) =>
        grant.institutionId === institutionId && (grant.role === "representative" || grant.role === "alternate"),
    ) ?? false
  );
}

/** Whether a person acts for an institution in any role. */
export function belongsToInstitution(viewer: Viewer | null, institutionId: string): boolean {
  return institutionIds(viewer).includes(institutionId);
}

/** Who reads a page on which something is sent: only an account with a confirmed address sends it. */
export type AccountStanding = "stranger" | "unverified" | "verified";

export const accountStanding = (viewer: Pick<Viewer, "isVerified"> | null): AccountStanding =>
  viewer === null ? "stranger" : viewer.isVerified ? "verified" : "unverified";
