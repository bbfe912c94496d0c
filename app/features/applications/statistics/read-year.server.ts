import { and, gt, isNotNull, lte, min, or } from "drizzle-orm";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayOf, endOfDay } from "#app/platform/days.ts";
import type { Cell, Sheet } from "#app/platform/sheet.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { outcomeOf } from "../file/outcomes.ts";
import { shareAt } from "./stage-times.ts";
import {
  FEWEST_PUBLISHED,
  publishLine,
  publishLines,
  type YearCounts,
  type YearFigures,
  type YearLine,
} from "./year-figures.ts";

const MOST_CASES = 50_000;
const MOST_YEARS = 20;

const yearOf = (moment: Date) => Number(dayOf(moment).slice(0, 4));

/** The years that are over and in which applications came in, newest first: a year that runs is not published. */
export async function listYears(db: Reader, now: Date): Promise<number[]> {
  const [row] = await db.select({ first: min(applications.submittedAt) }).from(applications);
  if (!row?.first) return [];
  const count = Math.min(MOST_YEARS, yearOf(now) - yearOf(row.first));
  return Array.from({ length: count }, (_, back) => yearOf(now) - 1 - back);
}

type Case = Awaited<ReturnType<typeof readCases>>[number];

async function readCases(db: Reader, year: number) {
  const [after, until] = [endOfDay(`${year - 1}-12-31`), endOfDay(`${year}-12-31`)];
  const { country, category, status, submittedAt, decidedAt } = applications;
  const isIn = (moment: typeof submittedAt | typeof decidedAt) => and(gt(moment, after), lte(moment, until));
  const rows = await db
    .select({ country, category, status, submittedAt, decidedAt })
    .from(applications)
    .where(and(isNotNull(submittedAt), or(isIn(submittedAt), isIn(decidedAt))))
    .limit(MOST_CASES);
  const within = (moment: Date | null) => moment !== null && moment > after && moment <= until;
  return rows.map((row) => {
    const outcome = within(row.decidedAt) ? outcomeOf(row.status) : null;
    const [isDecided, isAdmitted] = [outcome !== null, outcome === "approved"];
    const days =
      isDecided && row.submittedAt && row.decidedAt
        ? Math.ceil((row.decidedAt.getTime() - row.submittedAt.getTime()) / DAY_MS)
        : null;
    return { ...row, isReceived: within(row.submittedAt), isDecided, isAdmitted, days };
  });
}

function countsOf(label: string, cases: readonly Case[]): YearCounts {
  const count = (is: "isReceived" | "isDecided" | "isAdmitted") => cases.filter((one) => one[is]).length;
  return { label, received: count("isReceived"), decided: count("isDecided"), admitted: count("isAdmitted") };
}

const countsBy = (cases: readonly Case[], labelOf: (one: Case) => string) =>
  [...Map.groupBy(cases, labelOf)].map(([label, some]) => countsOf(label, some));

/** The figures of one year as they are published; small numbers are left out. */
export async function readYear(db: Reader, year: number, locale: Locale): Promise<YearFigures> {
  const t = translator(locale);
  const cases = (await readCases(db, year)).filter(({ isReceived, isDecided }) => isReceived || isDecided);
  const total = publishLine(countsOf(t("public:figures.total"), cases));
  const days = cases.flatMap((one) => one.days ?? []);
  const titleOf = ({ category }: Case) => t(`vocabulary:membership_category.${category ?? "full"}.title`);
  return {
    year,
    total,
    medianDays: days.length >= FEWEST_PUBLISHED ? shareAt(days, 0.5) : null,
    countries: publishLines(
      countsBy(cases, ({ country }) => countryName(country, locale)),
      total,
    ),
    categories: publishLines(countsBy(cases, titleOf), total),
  };
}

/** The same as a list to save. */
export function yearSheet({ year, total, medianDays, countries, categories }: YearFigures, locale: Locale): Sheet {
  const t = translator(locale);
  const few = t("public:figures.few");
  const say = (figure: YearLine["received"]) => (typeof figure === "number" ? figure : t(`public:figures.${figure}`));
  const row = (group: string, { label, received, decided, admitted }: YearLine): Cell[] => [
    group,
    label,
    say(received),
    say(decided),
    say(admitted),
  ];
  const columns = ["received", "decided", "admitted"] as const;
  return {
    title: t("public:figures.title", { year }),
    headings: [
      t("review:statistics.sheet.group"),
      t("review:statistics.sheet.of"),
      ...columns.map((name) => t(`public:figures.${name}`)),
    ],
    rows: [
      row(t("public:figures.total"), total),
      [t("public:figures.median"), "", medianDays ?? few],
      ...countries.map((line) => row(t("public:figures.countries"), line)),
      ...categories.map((line) => row(t("public:figures.categories"), line)),
    ],
  };
}
