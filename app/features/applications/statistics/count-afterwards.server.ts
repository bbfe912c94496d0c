import { and, count, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { activity } from "#db/schema/activity.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { appeals } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import { isReadableBy } from "../file/review-scope.server.ts";
import type { Counted } from "./statistics-model.ts";

const countWhere = (is: SQL | undefined) => sql<number>`count(case when ${is} then 1 end)`.mapWith(Number);

const ORDER = ["lodged", "allowed", "dismissed", "corrected", "reopened"] as const;

/** What became of cases after they were decided or closed: appeals, corrections and reopenings since a day. */
export async function countAfterwards(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
  since: Date,
): Promise<Counted[]> {
  const t = translator(locale);
  const isRead = isReadableBy(viewer);
  const ended = (state: "allowed" | "dismissed") => and(eq(appeals.state, state), gte(appeals.closedAt, since));
  const [counted] = await db
    .select({
      lodged: countWhere(gte(appeals.lodgedAt, since)),
      allowed: countWhere(ended("allowed")),
      dismissed: countWhere(ended("dismissed")),
    })
    .from(appeals)
    .innerJoin(applications, eq(applications.id, appeals.applicationId))
    .where(and(isRead, isNotNull(appeals.lodgedAt)));
  const { kind, outcome, settledAt } = applicationAmendments;
  const isOfFile = eq(applications.id, applicationAmendments.applicationId);
  const isCorrected = and(eq(kind, "correction"), eq(outcome, "agreed"), gte(settledAt, since));
  const corrected = db
    .select({ name: sql<string>`'corrected'`.as("name"), total: count() })
    .from(applicationAmendments)
    .innerJoin(applications, isOfFile)
    .where(and(isRead, isCorrected));
  const isOfCase = and(eq(applications.id, activity.subjectId), eq(activity.subjectType, "application"));
  const isTakenUp = and(eq(activity.action, "application.taken_up_again"), gte(activity.createdAt, since));
  const reopened = db
    .select({ name: sql<string>`'reopened'`.as("name"), total: count() })
    .from(activity)
    .innerJoin(applications, isOfCase)
    .where(and(isRead, isTakenUp));
  const further = await corrected.unionAll(reopened);
  const totals = new Map(Object.entries(counted ?? {}));
  for (const { name, total } of further) totals.set(name, total);
  return ORDER.map((name) => ({ label: t(`review:statistics.afterwards.${name}`), count: totals.get(name) ?? 0 }));
}
