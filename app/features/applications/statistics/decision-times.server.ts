import { and, asc, eq, gte, inArray } from "drizzle-orm";
import { addDays, DAY_MS, HOUR_MS } from "#app/platform/clock.ts";
import { dayOf, endOfDay, monthsBefore } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { DECIDED } from "../file/outcomes.ts";
import { shareAt } from "./stage-times.ts";

const MONTHS = 12;
/** Of fewer decisions nothing is said of a single one. */
const FEWEST_CASES = 5;
const MOST_CASES = 10_000;
const KEPT_MS = 6 * HOUR_MS;

/** Half of the files of a category were decided within so many days; a category with too few decisions is missing. */
type DecisionTimes = ReadonlyMap<MembershipCategory, number>;

/** What hands a file to its applicant, and what takes it back to the secretariat. */
const HANDOVERS = {
  "application.information_requested": "away",
  "application.deferred": "away",
  "application.information_sent": "back",
  "application.request_taken_back": "back",
  "application.conditions_met": "back",
  "application.taken_up": "back",
  "application.approved": "back",
  "application.formalities_opened": "back",
  "application.refused": "back",
} as const;

interface Handover {
  action: string;
  createdAt: Date;
}

/** How long the applicant had the file until a moment: that time counts for nobody's promise. */
function withApplicant(handovers: readonly Handover[], until: Date): number {
  let sum = 0;
  let since: Date | null = null;
  for (const { action, createdAt } of [...handovers, { action: "application.approved", createdAt: until }]) {
    const isAway = HANDOVERS[action as keyof typeof HANDOVERS] === "away";
    if (isAway) since ??= createdAt;
    else if (since) {
      sum += Math.max(0, createdAt.getTime() - since.getTime());
      since = null;
    }
  }
  return sum;
}

async function listHandovers(db: Reader, ids: readonly string[]): Promise<Map<string, Handover[]>> {
  if (ids.length === 0) return new Map();
  const { subjectId, action, createdAt } = activity;
  const rows = await db
    .select({ subjectId, action, createdAt })
    .from(activity)
    .where(
      and(
        eq(activity.subjectType, "application"),
        inArray(subjectId, [...ids]),
        inArray(action, Object.keys(HANDOVERS)),
      ),
    )
    .orderBy(asc(activity.id));
  return Map.groupBy(rows, (row) => row.subjectId);
}

/** The days a file has been with the secretariat since it was handed in. */
export async function countDaysWithSecretariat(
  db: Reader,
  { id, submittedAt }: { id: string; submittedAt: Date },
  until: Date,
): Promise<number> {
  const handovers = (await listHandovers(db, [id])).get(id) ?? [];
  const time = until.getTime() - submittedAt.getTime() - withApplicant(handovers, until);
  return Math.max(0, Math.floor(time / DAY_MS));
}

async function readTimes(db: Reader, now: Date): Promise<DecisionTimes> {
  const { id, category, submittedAt, decidedAt, status } = applications;
  const since = endOfDay(monthsBefore(dayOf(now), MONTHS));
  const rows = await db
    .select({ id, category, submittedAt, decidedAt })
    .from(applications)
    .where(and(inArray(status, [...DECIDED]), gte(decidedAt, since)))
    .limit(MOST_CASES);
  const handovers = await listAllHandovers(
    db,
    rows.map((row) => row.id),
  );
  const days = rows.flatMap((row) => {
    if (!row.submittedAt || !row.decidedAt) return [];
    const time =
      row.decidedAt.getTime() - row.submittedAt.getTime() - withApplicant(handovers.get(row.id) ?? [], row.decidedAt);
    return [{ category: row.category, days: Math.max(1, Math.ceil(time / DAY_MS)) }];
  });
  const byCategory = [...Map.groupBy(days, (one) => one.category)].filter(([, some]) => some.length >= FEWEST_CASES);
  return new Map(
    byCategory.map(([name, some]) => [
      name,
      shareAt(
        some.map((one) => one.days),
        0.5,
      ) ?? 1,
    ]),
  );
}

/** As many ids as one statement may name. */
const AT_ONCE = 500;

async function listAllHandovers(db: Reader, ids: string[]): Promise<Map<string, Handover[]>> {
  const found = new Map<string, Handover[]>();
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const [id, rows] of await listHandovers(db, ids.slice(from, from + AT_ONCE))) found.set(id, rows);
  return found;
}

const kept = new WeakMap<Reader, { at: Date; times: Promise<DecisionTimes> }>();

/** The upper end of the four to six weeks that are promised, where too few decisions say better. */
export const PROMISED_DAYS = 42;

interface Awaited {
  category: MembershipCategory;
  /** Whole days the file has been with the secretariat. */
  elapsed: number;
  /** By when it is checked: nothing is decided before. */
  checkBy: Date | null;
}

/** The day about which a decision can be expected: the same on the status page and in the letter. */
export async function decisionDay(db: Reader, { category, elapsed, checkBy }: Awaited, now: Date): Promise<Date> {
  const usual = (await getDecisionTimes(db, now)).get(category) ?? PROMISED_DAYS;
  const day = addDays(now, usual - elapsed);
  return checkBy && checkBy > day ? checkBy : day;
}

/** How long decisions take at present; read anew a few times a day, not for each page. */
export function getDecisionTimes(db: Reader, now: Date): Promise<DecisionTimes> {
  const found = kept.get(db);
  if (found && Math.abs(now.getTime() - found.at.getTime()) < KEPT_MS) return found.times;
  const times = readTimes(db, now);
  kept.set(db, { at: now, times });
  times.catch(() => kept.delete(db));
  return times;
}
