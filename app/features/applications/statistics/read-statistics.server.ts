import { and, count, eq, gte, inArray, isNull, lt, min, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatMonth } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf, endOfDay, monthsBefore } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { APPLICATION_STATUSES, REASON_CODES } from "#db/vocabulary.ts";
import { daysSince } from "../file/review-dates.server.ts";
import { isReadableBy } from "../file/review-scope.server.ts";
import { STATUSES_OF } from "../review/review-filter.ts";
import { countAfterwards } from "./count-afterwards.server.ts";
import { DECIDED } from "../file/outcomes.ts";
import { readFlows } from "./read-flows.server.ts";
import { type CaseTimes, stageTimes } from "./stage-times.ts";
import { type Counted, type Load, MONTHS, MOST_CASES, type Statistics } from "./statistics-model.ts";

interface Asking {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The secretariat's figures of the last twelve months, over the cases this person may read. */
export async function readStatistics(db: Reader, asking: Asking): Promise<Statistics> {
  const { now, locale } = asking;
  const first = `${monthsBefore(dayOf(now), MONTHS - 1).slice(0, 7)}-01`;
  const since = endOfDay(dayOf(new Date(Date.parse(`${first}T00:00:00Z`) - 1)));
  const { totals, countries, months } = await readFlows(db, { ...asking, first, since });
  const states = await countStates(db, asking);
  return {
    from: formatMonth(first.slice(0, 7), locale),
    totals: { ...totals, open: await db.$count(applications, and(isReadableBy(asking.viewer), isOpen)) },
    states,
    stages: stageTimes(await readTimes(db, asking, since)),
    reasons: await countReasons(db, asking, since),
    afterwards: await countAfterwards(db, asking, since),
    countries,
    months,
    load: await readLoad(db, asking),
  };
}

const isOpen = inArray(applications.status, [...STATUSES_OF.open]);

async function countStates(db: Reader, { viewer, locale }: Asking): Promise<Counted[]> {
  const t = translator(locale);
  const rows = await db
    .select({ status: applications.status, total: count() })
    .from(applications)
    .where(isReadableBy(viewer))
    .groupBy(applications.status);
  const totals = new Map(rows.map(({ status, total }) => [status, total]));
  return APPLICATION_STATUSES.filter((status) => totals.has(status)).map((status) => ({
    label: t(`vocabulary:application_status.${status}.staff`),
    count: totals.get(status) ?? 0,
  }));
}

const MARKS = {
  "application.opened": "opened",
  "application.recommended": "recommended",
} as const satisfies Record<string, keyof CaseTimes>;

/** When the cases decided since then were submitted, opened, recommended and decided, each for the first time. */
async function readTimes(db: Reader, { viewer }: Asking, since: Date): Promise<CaseTimes[]> {
  const isDecided = and(
    isReadableBy(viewer),
    inArray(applications.status, [...DECIDED]),
    gte(applications.decidedAt, since),
  );
  const { id, submittedAt, decidedAt } = applications;
  const decided = await db.select({ id, submittedAt, decidedAt }).from(applications).where(isDecided).limit(MOST_CASES);
  const happened = await db
    .select({ id: activity.subjectId, action: activity.action, at: min(activity.createdAt) })
    .from(activity)
    .innerJoin(applications, eq(applications.id, activity.subjectId))
    .where(and(eq(activity.subjectType, "application"), inArray(activity.action, Object.keys(MARKS)), isDecided))
    .groupBy(activity.subjectId, activity.action);
  const byId = new Map<string, CaseTimes>(
    decided.map((one) => [one.id, { submitted: one.submittedAt ?? undefined, decided: one.decidedAt ?? undefined }]),
  );
  for (const { id: caseId, action, at } of happened) {
    const times = byId.get(caseId);
    if (times && at) times[MARKS[action as keyof typeof MARKS]] = at;
  }
  return [...byId.values()];
}

async function countReasons(db: Reader, { viewer, locale }: Asking, since: Date): Promise<Counted[]> {
  const t = translator(locale);
  const rows = await db
    .select({ reasonCodes: applicationDecisions.reasonCodes })
    .from(applicationDecisions)
    .innerJoin(applications, eq(applications.id, applicationDecisions.applicationId))
    .where(
      and(
        isReadableBy(viewer),
        isNull(applicationDecisions.takenBackAt),
        isNull(applicationDecisions.heldUntil),
        gte(applicationDecisions.createdAt, since),
      ),
    )
    .limit(MOST_CASES);
  const given = rows.flatMap(({ reasonCodes }) => reasonCodes);
  return REASON_CODES.map((code) => ({
    label: `${code} ${t(`vocabulary:reason.${code}.title`)}`,
    count: given.filter((one) => one === code).length,
  }))
    .filter((reason) => reason.count > 0)
    .sort((a, b) => b.count - a.count);
}

async function readLoad(db: Reader, { viewer, now, locale }: Asking): Promise<Load[]> {
  const isOverdue = sql<number>`sum(case when ${lt(applications.dueAt, now)} then 1 else 0 end)`.mapWith(Number);
  const rows = await db
    .select({ name: users.name, open: count(), overdue: isOverdue, oldest: min(applications.submittedAt) })
    .from(applications)
    .leftJoin(users, eq(users.id, applications.coordinatorId))
    .where(and(isReadableBy(viewer), isOpen))
    .groupBy(applications.coordinatorId, users.name);
  return rows
    .map(({ oldest, ...row }) => ({ ...row, oldestDays: oldest ? daysSince(oldest, now) : 0 }))
    .sort((a, b) => b.open - a.open || (a.name ?? "").localeCompare(b.name ?? "", locale));
}
