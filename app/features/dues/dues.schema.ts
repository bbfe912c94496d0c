import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { day, flag, line, prose, whole, year, yearlyDay } from "#app/platform/fields.ts";
import { CELLS, type Cell, type DuesSchedule } from "./schedule.ts";
import { digitsOfMarkedOnce, isCurrency, MOST_MINOR, readMoney } from "./money.ts";

const LONGEST_REASON = 500;
const LONGEST_NOTE = 500;

/** The years dues can be for. */
const duesYear = year(2000, 2200);

const sum = z.string().max(60).default("");

const cells = Object.fromEntries(CELLS.map((cell) => [cell, sum])) as Record<Cell, typeof sum>;

/** Why a text is no sum, or none that may stand here; null where it is one. */
function whyNoSum(text: string, minor: number | null, { currency, least }: { currency: string; least: number }) {
  if (minor === null) {
    const digits = digitsOfMarkedOnce(text, currency);
    return digits === null ? "dues:wrong.sum" : encodeError("dues:wrong.marked_once", { typed: text.trim(), digits });
  }
  if (minor < least) return least > 0 ? "dues:wrong.nothing" : "dues:wrong.below";
  return minor > MOST_MINOR ? "dues:wrong.sum" : null;
}

const note = prose({ max: LONGEST_NOTE })
  .optional()
  .transform((text = "") => text);

const asked = z.object({
  version: whole(1, 100_000),
  currency: z
    .string()
    .max(20)
    .transform((text) => text.trim().toUpperCase())
    .refine(isCurrency, "dues:wrong.currency"),
  limit_0: whole(1, 10_000_000),
  limit_1: whole(1, 10_000_000),
  limit_2: whole(1, 10_000_000),
  ...cells,
  dueDay: yearlyDay,
  daysToPay: whole(0, 365),
  freeFrom: yearlyDay,
  graceDays: whole(0, 365),
  remindBefore: whole(1, 90),
  remindAgain: whole(1, 365),
  payeeName: line({ max: 200 }),
  payeeAddress: prose({ max: 500 }),
  payeeAccount: prose({ max: 500 }),
  note: z.object(inEachLocale(() => note)).default(inEachLocale(() => "")),
});

/** What fields mean together is said with what is wrong in one of them; what could not be read is not there. */
const TOGETHER = { when: () => true };
/** By its decimals sums are looked at where the currency itself is wrong. */
const USUAL_CURRENCY = "USD";

function checkTogether(given: Partial<z.output<typeof asked>>, context: z.RefinementCtx) {
  const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const isRising = (one: unknown, next: unknown) => typeof one !== "number" || typeof next !== "number" || one < next;
  if (!isRising(given.limit_0, given.limit_1)) wrong("limit_1", "dues:wrong.limits");
  if (!isRising(given.limit_1, given.limit_2)) wrong("limit_2", "dues:wrong.limits");
  const currency = given.currency && isCurrency(given.currency) ? given.currency : USUAL_CURRENCY;
  for (const cell of CELLS) {
    const typed = given[cell];
    if (typeof typed !== "string" || typed.trim() === "") continue;
    const why = whyNoSum(typed, readMoney(typed, currency), { currency, least: 0 });
    if (why !== null) wrong(cell, why);
  }
}

function readSchedule(given: z.output<typeof asked>) {
  const { version, currency, limit_0, limit_1, limit_2, payeeName, payeeAddress, payeeAccount, ...rest } = given;
  const amounts: DuesSchedule["amounts"] = {};
  for (const cell of CELLS) {
    const minor = given[cell].trim() === "" ? null : readMoney(given[cell], currency);
    if (minor) amounts[cell] = minor;
  }
  const { dueDay, daysToPay, freeFrom, graceDays, remindBefore, remindAgain } = rest;
  const schedule: DuesSchedule = {
    ...{ currency, amounts, dueDay, daysToPay, freeFrom, graceDays, remindBefore, remindAgain, note: rest.note },
    limits: [limit_0, limit_1, limit_2],
    payee: { name: payeeName, address: payeeAddress, account: payeeAccount },
  };
  return { after: version, schedule };
}

/** What the page of the table of dues may send. */
export const scheduleSchema = asked.superRefine(checkTogether, TOGETHER).transform(readSchedule);

/** Issues what a preview showed. */
export const issueSchema = z.object({ year: duesYear, seen: z.string().max(100) });

/** Issues one invoice of the amount that was shown. */
export const issueOneSchema = z.object({ year: duesYear, amountMinor: z.coerce.number().int().min(1).max(MOST_MINOR) });

const reason = prose({ max: LONGEST_REASON });

export const cancelSchema = z.object({ invoice: z.string().max(60), reason });
export const undoSchema = z.object({ payment: z.string().max(80), reason });

/** Sets what a member owes in a currency; nothing typed: as the table says. */
export const adjustSchema = (currency: string) =>
  z.object({
    year: duesYear,
    amount: sum.transform((text, context) => {
      if (text.trim() === "") return null;
      const minor = readMoney(text, currency);
      const message = whyNoSum(text, minor, { currency, least: 0 });
      if (message === null) return minor;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
    reason,
  });

/** Notes a payment on an invoice; `oldest` and `newest` are the first and the last day on which it can have come. */
export const paymentSchema = (currency: string, { oldest, newest }: { oldest: string; newest: string }) =>
  z.object({
    invoice: z.string().max(60),
    once: z.string().min(8).max(60),
    amount: z
      .string()
      .max(60)
      .transform((text, context) => {
        const minor = readMoney(text, currency);
        const message = whyNoSum(text, minor, { currency, least: 1 });
        if (message === null && minor !== null) return minor;
        context.addIssue({ code: "custom", message: message ?? "dues:wrong.sum" });
        return z.NEVER;
      }),
    receivedOn: day
      .refine((on) => on <= newest, encodeError("dues:wrong.to_come"))
      .refine((on) => on >= oldest, encodeError("dues:wrong.long_ago")),
    reference: line({ max: 200 })
      .optional()
      .transform((text = "") => text),
    isMore: flag,
  });

export const contactSchema = z.object({
  contact: z
    .string()
    .max(60)
    .optional()
    .transform((id) => id || null),
});

/** So long can be what is looked for among the invoices. */
export const LONGEST_SEARCH = 200;
