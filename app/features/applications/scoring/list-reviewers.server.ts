import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { isOfMember } from "#app/features/members/people/acts-for-member.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { countryName, languageName } from "#app/i18n/names.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople, institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { findTies, type PossibleReviewer } from "./find-ties.server.ts";
import { WAITING } from "./scoring.ts";
import type { CandidateView } from "./scoring-model.ts";

interface Reviewer extends PossibleReviewer {
  locale: Locale;
  isCoordinatorOf: (country: string) => boolean;
}

/** Everybody who may be asked to review: has the role, can sign in, and acts for an institution whose membership is in force. */
export async function listReviewers(db: Reader, today: string): Promise<Reviewer[]> {
  const canSignIn = and(isNull(users.suspendedAt), isNotNull(users.emailVerifiedAt));
  const held = await db
    .select({ user: users, role: grants.role, countries: grants.countries })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(inArray(grants.role, ["reviewer", "coordinator"]), isNull(grants.revokedAt), canSignIn))
    .orderBy(asc(users.name), asc(users.id));
  const asReviewers = held.filter(({ role }) => role === "reviewer").map(({ user }) => user);
  const people = [...new Map(asReviewers.map((user) => [user.id, user])).values()];
  const places = await listPlaces(db, people, today);
  return people.flatMap(({ id, name, email, locale }) => {
    const institutionIds = places.filter(({ userId }) => userId === id).map(({ institutionId }) => institutionId);
    const scopes = held.filter(({ user, role }) => user.id === id && role === "coordinator");
    const isCoordinatorOf = (country: string) =>
      scopes.some(({ countries }) => countries === null || countries.includes(country));
    return institutionIds.length > 0 ? [{ id, name, email, locale, institutionIds, isCoordinatorOf }] : [];
  });
}

async function listPlaces(db: Reader, people: readonly { id: string }[], today: string) {
  if (people.length === 0) return [];
  const isTheirs = inArray(
    grants.userId,
    people.map(({ id }) => id),
  );
  const rows = await db
    .selectDistinct({ userId: grants.userId, institutionId: memberships.institutionId })
    .from(grants)
    .innerJoin(memberships, eq(memberships.institutionId, grants.institutionId))
    .where(and(isTheirs, isOfMember(today)));
  return rows.flatMap(({ userId, institutionId }) => (userId ? [{ userId, institutionId }] : []));
}

/** How many reviews each person has not given yet, of files whose reviews are still written. */
async function countLoads(db: Reader): Promise<ReadonlyMap<string | null, number>> {
  const { reviewerId, state, applicationId } = applicationReviews;
  const rows = await db
    .select({ reviewerId, total: sql<number>`count(*)`.mapWith(Number) })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(and(inArray(state, [...WAITING]), inArray(applications.status, [...IN_REVIEW])))
    .groupBy(reviewerId);
  return new Map(rows.map((row) => [row.reviewerId, row.total]));
}

/** Institution and country of each place a person acts for, written out; by the id of the institution. */
export async function placeNames(db: Reader, ids: readonly string[], locale: Locale) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(institutions)
          .where(inArray(institutions.id, [...ids]));
  const written = (row: (typeof rows)[number]) => `${nameOf(row, locale).name}, ${countryName(row.country, locale)}`;
  return new Map(rows.map((row) => [row.id, written(row)]));
}

interface Asked {
  application: ApplicationRow;
  /** Who may not review it, whatever reason is given: acts for the applicant, or has stepped aside. */
  barredIds: readonly string[];
  /** Who would assign: nobody assigns themselves. */
  actorId: string;
  today: string;
}

/** Who may be asked to review a file. */
export async function listCandidates(db: Reader, { application, barredIds, actorId, today }: Asked) {
  const all = await listReviewers(db, today);
  return all.filter(
    ({ id, isCoordinatorOf }) => id !== actorId && !barredIds.includes(id) && !isCoordinatorOf(application.country),
  );
}

/** The same for a page, with what ties each to the applicant: those without ties first, then those with the fewest open reviews. */
export async function viewCandidates(
  db: Reader,
  asked: Asked,
  locale: Locale,
): Promise<Omit<CandidateView, "turnedDown">[]> {
  const people = await listCandidates(db, asked);
  const ties = await findTies(db, asked.application, people);
  const loads = await countLoads(db);
  const institutionIds = [...new Set(people.flatMap((person) => person.institutionIds))];
  const placeOf = await placeNames(db, institutionIds, locale);
  const spoken = await listSpoken(db, people);
  const views = people.map((person) => {
    const languages = new Set([person.locale, ...(spoken.get(person.id) ?? [])]);
    return {
      id: person.id,
      name: person.name,
      places: person.institutionIds.flatMap((id) => placeOf.get(id) ?? []),
      languages: [...languages].map((code) => languageName(code, locale)),
      load: loads.get(person.id) ?? 0,
      ties: ties.get(person.id) ?? [],
    };
  });
  return views.sort((a, b) => Number(a.ties.length > 0) - Number(b.ties.length > 0) || a.load - b.load);
}

async function listSpoken(db: Reader, people: readonly { id: string }[]): Promise<ReadonlyMap<string, string[]>> {
  const ids = people.map(({ id }) => id);
  const { userId, languages } = institutionPeople;
  const rows =
    ids.length === 0 ? [] : await db.select({ userId, languages }).from(institutionPeople).where(inArray(userId, ids));
  return new Map(rows.flatMap((row) => (row.userId ? [[row.userId, row.languages] as const] : [])));
}
