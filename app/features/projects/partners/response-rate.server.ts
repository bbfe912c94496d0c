import { and, eq, gt } from "drizzle-orm";
import { addDays } from "#app/platform/clock.ts";
import { momentOn, monthsBefore } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { ANSWERED_WITHIN_DAYS, LEAST_RATED, RATED_MONTHS } from "../project/project.ts";
import type { ResponseRate } from "./response-rate.ts";

type Sent = Pick<typeof projectInterests.$inferSelect, "status" | "createdAt" | "answeredAt">;

/** Whether it had its answer in time; null of what cannot be told yet, or was taken back before. */
export function wasAnswered({ status, createdAt, answeredAt }: Sent, now: Date): boolean | null {
  const until = addDays(createdAt, ANSWERED_WITHIN_DAYS);
  const isInTime = answeredAt !== null && answeredAt <= until;
  if (status === "withdrawn") return isInTime ? null : false;
  if (isInTime) return true;
  return now > until ? false : null;
}

/** Of the interest in the projects an institution leads; null where there is too little of it to tell. */
export async function responseRate(
  db: Reader,
  institutionId: string,
  { now, today, locale }: { now: Date; today: string; locale: Locale },
): Promise<ResponseRate | null> {
  const { status, createdAt, answeredAt, projectId } = projectInterests;
  const since = momentOn(monthsBefore(today, RATED_MONTHS), "00:00:00");
  const sent = await db
    .select({ status, createdAt, answeredAt })
    .from(projectInterests)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(and(eq(projects.leadInstitutionId, institutionId), gt(createdAt, since)));
  const told = sent.flatMap((one) => wasAnswered(one, now) ?? []);
  if (told.length < LEAST_RATED) return null;
  const answered = told.filter(Boolean).length;
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(answered / told.length);
  return { answered, of: told.length, share };
}
