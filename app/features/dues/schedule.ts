import { daysAfter } from "#app/platform/days.ts";
import type { Payee } from "#db/schema/dues.ts";
import type { Locale } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES, type MembershipCategory } from "#db/vocabulary.ts";
import { INCOME_GROUPS, type IncomeGroup } from "#db/vocabulary-dues.ts";
import { incomeGroupOf } from "./income-groups.ts";

/** Sizes of an institution by its students: up to the first limit, up to the second, up to the third, more. */
export const BANDS = [0, 1, 2, 3] as const;
type Band = (typeof BANDS)[number];

/** The name of a cell of the table, in forms and in what is kept. */
export type Cell = `${MembershipCategory}_${Band}_${IncomeGroup}`;

export const CELLS: readonly Cell[] = MEMBERSHIP_CATEGORIES.flatMap((category) =>
  BANDS.flatMap((band) => INCOME_GROUPS.map((group): Cell => `${category}_${band}_${group}`)),
);

/** What members owe, and how it is asked for. Each change is another version; an invoice says by which it was issued. */
export interface DuesSchedule {
  currency: string;
  /** The most students of the first three sizes, rising. */
  limits: readonly [number, number, number];
  /** In the smallest unit of the currency; what is not there is nothing. */
  amounts: Partial<Record<Cell, number>>;
  /** The day of the year by which dues are paid, `MM-DD`, but never sooner than so many days after the invoice. */
  dueDay: string;
  daysToPay: number;
  /** Who is admitted on this day of a year (`MM-DD`) or later owes nothing for it. */
  freeFrom: string;
  /** Days after the last one to pay before dues are called overdue. */
  graceDays: number;
  /** Days before the last one to pay on which a member is reminded; days after it was called overdue until the next letter. */
  remindBefore: number;
  remindAgain: number;
  payee: Payee;
  /** A note below the sum, such as on taxes. */
  note: Record<Locale, string>;
}

export const FIRST_SCHEDULE: Omit<DuesSchedule, "note"> = {
  currency: "USD",
  limits: [2_000, 10_000, 25_000],
  amounts: {},
  dueDay: "03-31",
  daysToPay: 30,
  freeFrom: "10-01",
  graceDays: 14,
  remindBefore: 14,
  remindAgain: 30,
  payee: { name: "", address: "", account: "" },
};

/** Whether it says enough for an invoice. */
export const isComplete = ({ payee, amounts }: DuesSchedule): boolean =>
  payee.name !== "" && payee.account !== "" && Object.values(amounts).some((amount) => amount > 0);

export function bandOf(students: number, limits: DuesSchedule["limits"]): Band {
  const at = limits.findIndex((limit) => students <= limit);
  return (at < 0 ? 3 : at) as Band;
}

/** What the rules about dues ask of a member. */
export interface Payer {
  category: MembershipCategory;
  country: string;
  startsOn: string;
  /** Its last day as a member where it has asked to leave; else null. */
  lastDay: string | null;
  students: number | null;
  /** What the secretariat has set for the year; null where it has not. */
  agreed: { amountMinor: number; currency: string } | null;
}

export type Owed =
  | { kind: "owes"; amountMinor: number; isAgreed: boolean }
  | { kind: "free"; why: "table" | "agreed" | "late" }
  | { kind: "unclear"; lacks: readonly ("students" | "income")[] };

/** Whether somebody is a member at any time of a year, as far as it is known. */
export const isMemberIn = (year: number, { startsOn, lastDay }: Pick<Payer, "startsOn" | "lastDay">): boolean =>
  Number(startsOn.slice(0, 4)) <= year && (lastDay === null || lastDay >= `${year}-01-01`);

/** What a member owes for a year: what is agreed, else the cell of the table; unclear where what is not known would matter. */
export function owedBy(schedule: DuesSchedule, payer: Payer, year: number): Owed {
  const { agreed, category, students, startsOn } = payer;
  if (agreed?.currency === schedule.currency)
    return agreed.amountMinor > 0
      ? { kind: "owes", amountMinor: agreed.amountMinor, isAgreed: true }
      : { kind: "free", why: "agreed" };
  if (startsOn >= dayIn(year, schedule.freeFrom)) return { kind: "free", why: "late" };
  const group = incomeGroupOf(payer.country);
  const bands = students === null ? BANDS : [bandOf(students, schedule.limits)];
  const groups = group === null ? INCOME_GROUPS : [group];
  const amountsIn = (some: readonly Band[], others: readonly IncomeGroup[]) =>
    new Set(some.flatMap((band) => others.map((one) => schedule.amounts[`${category}_${band}_${one}`] ?? 0)));
  const [amountMinor = 0, ...more] = amountsIn(bands, groups);
  if (more.length === 0)
    return amountMinor > 0 ? { kind: "owes", amountMinor, isAgreed: false } : { kind: "free", why: "table" };
  const lacks = [
    ...(students === null && groups.some((one) => amountsIn(bands, [one]).size > 1) ? (["students"] as const) : []),
    ...(group === null && bands.some((one) => amountsIn([one], groups).size > 1) ? (["income"] as const) : []),
  ];
  return { kind: "unclear", lacks };
}

/** A day of every year (`MM-DD`) in one: the 29th of February is the 28th where there is none. */
export function dayIn(year: number, day: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${day === "02-29" && !isLeap ? "02-28" : day}`;
}

/** The last day to pay an invoice. */
export function dueOnOf({ dueDay, daysToPay }: DuesSchedule, year: number, issuedOn: string): string {
  const [inYear, after] = [dayIn(year, dueDay), daysAfter(issuedOn, daysToPay)];
  return inYear > after ? inYear : after;
}
