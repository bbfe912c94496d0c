import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { isAwaited } from "#app/features/conversations/reading-marks.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import { COUNTRIES } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { matchesExpression, queryWords, wordsMatch } from "#db/search.server.ts";
import { isReadableBy } from "../file/review-scope.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { hasReviews } from "../scoring/review-facets.server.ts";
import { soughtPhone } from "../form/phones.ts";
import { type QueueFilter, STATUSES_OF } from "./review-filter.ts";

/** Who asks for what of the queue. */
export interface Asked {
  viewer: Viewer;
  filter: QueueFilter;
  locale: Locale;
  now: Date;
  /** How many reviews a file needs. */
  reviewersPerCase?: number;
}

function isInPlace(place: string): SQL | undefined {
  const codes = COUNTRIES.filter(
    ({ code, region, subregion }) => code === place || region === place || subregion === place,
  );
  return inArray(
    applications.country,
    codes.map(({ code }) => code),
  );
}

function isOwnedBy(owner: string, viewer: Viewer): SQL | undefined {
  if (owner === "anyone") return undefined;
  if (owner === "nobody") return isNull(applications.coordinatorId);
  return eq(applications.coordinatorId, owner === "me" ? viewer.id : owner);
}

const isBackBy = (back: NonNullable<QueueFilter["back"]>) =>
  back === "any" ? isNotNull(applications.cameBack) : eq(applications.cameBack, back);

/** Everything but the state, so that the tabs can count. */
export function isWanted({ viewer, filter, now, reviewersPerCase = 0 }: Asked): SQL | undefined {
  const { q, place, owner, category, back, reviews, overdue, asks } = filter;
  return and(
    isReadableBy(viewer),
    matchesQuery(q),
    place ? isInPlace(place) : undefined,
    isOwnedBy(owner, viewer),
    category ? eq(applications.category, category) : undefined,
    back ? isBackBy(back) : undefined,
    reviews ? hasReviews(reviews, { required: reviewersPerCase, today: dayOf(now) }) : undefined,
    asks ? isAwaited("application", sql`${applications.id}`) : undefined,
    overdue ? and(lt(applications.dueAt, now), inArray(applications.status, [...STATUSES_OF.open])) : undefined,
  );
}

// A whole case number is that case and no other; its letter may come from either keyboard.
const WHOLE_NUMBER = /^[AА]-?(\d{4})-?(\d{4,8})$/iu;

function matchesQuery(q: string): SQL | undefined {
  const [, year, number] = WHOLE_NUMBER.exec(q.trim()) ?? [];
  if (year && number) return eq(applications.caseNumber, `A-${year}-${number}`);
  const isFoundBy = (words: string) => {
    const expression = wordsMatch(queryWords(words));
    return expression === undefined ? undefined : matchesExpression("applications", applications.search, expression);
  };
  const identifier = readIdentifier(q);
  if (identifier?.kind === "registry") return isFoundBy(identifier.id);
  const phone = soughtPhone(q);
  // A sign that is no word is found nowhere.
  if (q.trim() !== "" && phone === null && queryWords(q).length === 0) return sql`1 = 0`;
  return phone === null ? isFoundBy(q) : or(isFoundBy(q), isFoundBy(phone));
}

// What came back with an answer or a note is not where it was: it comes first.
const isBack = sql`case when ${applications.cameBack} in ('answered', 'returned', 'conditions_met', 'deferred', 'appeal_allowed', 'corrected') then 0 else 1 end`;

export const ORDERS: Record<QueueFilter["sort"], SQL[]> = {
  due: [isBack, sql`${applications.dueAt} is null`, asc(applications.dueAt), asc(applications.id)],
  age: [asc(applications.submittedAt), asc(applications.id)],
  name: [asc(applications.institutionName), asc(applications.id)],
  newest: [desc(applications.submittedAt), asc(applications.id)],
};

/** What the whole filter asks for, its state included. */
export function isFound(asked: Asked): SQL | undefined {
  return and(isWanted(asked), inArray(applications.status, [...STATUSES_OF[asked.filter.state]]));
}
