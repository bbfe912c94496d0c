import { and, count, eq, gte, isNotNull, type SQL } from "drizzle-orm";
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

/** What became of cases after they were decided or closed: appeals, corrections and reopenings since a day. */
export async function countAfterwards(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
  since: Date,
): Promise<Counted[]> {
  const t = translator(locale);
  const isRead = isReadableBy(viewer);
  const countAppeals = async (is: SQL | undefined) => {
    const isOfFile = eq(applications.id, appeals.applicationId);
    const where = and(isRead, isNotNull(appeals.lodgedAt), is);
    const [row] = await db.select({ total: count() }).from(appeals).innerJoin(applications, isOfFile).where(where);
    return row?.total ?? 0;
  };
  const ended = (state: "allowed" | "dismissed") => and(eq(appeals.state, state), gte(appeals.closedAt, since));
  const { kind, outcome, settledAt, applicationId } = applicationAmendments;
  const isCorrected = and(eq(kind, "correction"), eq(outcome, "agreed"), gte(settledAt, since));
  const [corrected] = await db
    .select({ total: count() })
    .from(applicationAmendments)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(and(isRead, isCorrected));
  const isTakenUp = and(eq(activity.action, "application.taken_up_again"), gte(activity.createdAt, since));
  const [reopened] = await db
    .select({ total: count() })
    .from(activity)
    .innerJoin(applications, eq(applications.id, activity.subjectId))
    .where(and(isRead, eq(activity.subjectType, "application"), isTakenUp));
  const counted = {
    lodged: await countAppeals(gte(appeals.lodgedAt, since)),
    allowed: await countAppeals(ended("allowed")),
    dismissed: await countAppeals(ended("dismissed")),
    corrected: corrected?.total ?? 0,
    reopened: reopened?.total ?? 0,
  };
  return Object.entries(counted).map(([name, total]) => ({
    label: t(`review:statistics.afterwards.${name}`),
    count: total,
  }));
}
