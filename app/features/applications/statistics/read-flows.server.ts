import { and, desc, gte, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatMonth } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { isReadableBy } from "../file/review-scope.server.ts";
import { outcomeOf } from "../file/outcomes.ts";
import { type Flow, MONTHS, MOST_CASES } from "./statistics-model.ts";

interface Asking {
  viewer: Viewer;
  locale: Locale;
  /** The first day counted, and the moment it begins. */
  first: string;
  since: Date;
}

/** How many of the cases this person may read came in and were decided: in all, by country, by month. */
export async function readFlows(db: Reader, asking: Asking) {
  const { first, locale } = asking;
  const cases = await readCases(db, asking);
  const { label: _, ...totals } = flowOf("", cases);
  const countries = flowsBy(cases, ({ country }) => countryName(country, locale));
  return {
    totals,
    countries: countries.sort((a, b) => b.submitted - a.submitted),
    months: monthFlows(cases, first, locale),
  };
}

interface Case {
  country: string;
  isSubmitted: boolean;
  submittedMonth: string | null;
  outcome: "approved" | "refused" | null;
  decidedMonth: string | null;
}

async function readCases(db: Reader, { viewer, since }: Asking): Promise<Case[]> {
  const { country, status, submittedAt, decidedAt } = applications;
  const rows = await db
    .select({ country, status, submittedAt, decidedAt })
    .from(applications)
    .where(and(isReadableBy(viewer), or(gte(submittedAt, since), gte(decidedAt, since))))
    .orderBy(desc(submittedAt))
    .limit(MOST_CASES);
  return rows.map((row) => {
    const isSubmitted = row.submittedAt !== null && row.submittedAt >= since;
    const outcome = row.decidedAt && row.decidedAt >= since ? outcomeOf(row.status) : null;
    return {
      country: row.country,
      isSubmitted,
      submittedMonth: isSubmitted && row.submittedAt ? dayOf(row.submittedAt).slice(0, 7) : null,
      outcome,
      decidedMonth: outcome && row.decidedAt ? dayOf(row.decidedAt).slice(0, 7) : null,
    };
  });
}

const countOf = (cases: readonly Case[], isCounted: (one: Case) => boolean) => cases.filter(isCounted).length;

function flowOf(label: string, cases: readonly Case[]): Flow {
  return {
    label,
    submitted: countOf(cases, ({ isSubmitted }) => isSubmitted),
    approved: countOf(cases, ({ outcome }) => outcome === "approved"),
    refused: countOf(cases, ({ outcome }) => outcome === "refused"),
  };
}

function flowsBy(cases: readonly Case[], labelOf: (one: Case) => string): Flow[] {
  return [...Map.groupBy(cases, labelOf)].map(([label, some]) => flowOf(label, some));
}

function monthFlows(cases: readonly Case[], first: string, locale: Locale): Flow[] {
  return Array.from({ length: MONTHS }, (_, number) => {
    const month = monthsAfter(first, number).slice(0, 7);
    return {
      label: formatMonth(month, locale),
      submitted: countOf(cases, ({ submittedMonth }) => submittedMonth === month),
      approved: countOf(cases, ({ decidedMonth, outcome }) => decidedMonth === month && outcome === "approved"),
      refused: countOf(cases, ({ decidedMonth, outcome }) => decidedMonth === month && outcome === "refused"),
    };
  });
}
