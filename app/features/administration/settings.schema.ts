import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { DEFAULT_ZONE, isZone } from "#app/i18n/zone.ts";
import { ASSIGNMENT_RULES, DEFAULT_ASSOCIATION } from "#app/platform/association.ts";
import { choice, emailAddress, flag, holiday, line, whole, whyNoDate, year, yearlyDay } from "#app/platform/fields.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { isCountryCode } from "#db/countries.ts";
import { SHARES } from "#db/vocabulary-council.ts";
import { versionFields } from "./changed-meanwhile.ts";

const names = (max: number) => z.object(inEachLocale(() => line({ min: 3, max })));

const SIGNERS = { lines: 3, length: 120 };

/** The lines of those who sign, three at most. */
const signers = z
  .string()
  .max(SIGNERS.lines * SIGNERS.length * 4)
  .default("")
  .transform((text) =>
    text
      .split(/[\r\n]+/)
      .map(visibleLine)
      .filter(Boolean),
  )
  .refine(
    (lines) => lines.length <= SIGNERS.lines && lines.every(({ length }) => length <= SIGNERS.length),
    encodeError("administration:settings.signers_wrong", SIGNERS),
  )
  .transform((lines) => lines.join("\n"));

const MOST_HOLIDAYS = 500;

const isHoliday = (text: string) => holiday.safeParse(text).success;
const daysOf = (entry: string) => (isHoliday(entry) ? [entry] : entry.split(/\s+/));

/** The days a text names, each once and in order. */
function readDays(text: string, context: z.RefinementCtx): string[] {
  const entries = text
    .split(/[\n,;]+/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  const days = z.array(holiday).max(MOST_HOLIDAYS).safeParse(entries.flatMap(daysOf));
  if (days.success) return [...new Set(days.data)].sort();
  const wrong = entries.find((entry) => !daysOf(entry).every(isHoliday));
  if (wrong === undefined) context.addIssue({ code: "too_big", maximum: MOST_HOLIDAYS, origin: "array", input: text });
  else {
    const message = encodeError("administration:settings.holiday_wrong", { text: wrong.slice(0, 40) });
    context.addIssue({ code: "custom", message: whyNoDate(wrong) ?? message });
  }
  return z.NEVER;
}

/** The country codes a text lists, each once and in order. */
function readCountries(text: string, context: z.RefinementCtx): string[] {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = codes.find((code) => !isCountryCode(code));
  if (wrong === undefined) return [...new Set(codes)].sort();
  const message = encodeError("administration:settings.country_wrong", { text: wrong.slice(0, 40) });
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

const REMINDERS = [
  ["termFirstReminder", "termLastReminder"],
  ["confirmationFirstReminder", "confirmationLastReminder"],
  ["accreditationFirstReminder", "accreditationLastReminder"],
] as const;

const asked = z.object({
  ...versionFields,
  name: names(250),
  shortName: names(60),
  isProposed: flag,
  contactEmail: emailAddress.optional().transform((value) => value ?? null),
  decisionBy: choice(["either", "council", "coordinator", "ballot"]),
  assignBy: choice(ASSIGNMENT_RULES),
  voteQuorum: choice(SHARES),
  voteShare: choice(SHARES),
  voteMostAgainst: whole(0, 1000)
    .optional()
    .transform((value) => value ?? null),
  holdMinutes: whole(0, 1440),
  isProjectCheckOn: flag,
  reviewersPerCase: whole(0, 5).default(0),
  projectProgressMonths: whole(1, 24).default(6),
  checkWithinDays: whole(1, 120),
  answerWithinDays: whole(3, 180),
  confirmWithinDays: whole(3, 90),
  areFiguresPublic: flag,
  areDuesOn: flag,
  /** Dues may be switched off although something is still to be paid. */
  duesOff: flag,
  formalities: flag,
  formalitiesDays: whole(7, 180),
  replyWithinDays: whole(7, 180).default(30),
  projectStaleDays: whole(30, 365).default(DEFAULT_ASSOCIATION.projectStaleDays),
  holidays: z.string().max(15_000).default("").transform(readDays),
  globalNorth: z.string().max(2000).default(DEFAULT_ASSOCIATION.globalNorth.join(" ")).transform(readCountries),
  certificateSigners: z.object(inEachLocale(() => signers)).default(inEachLocale(() => "")),
  timeZone: line({ max: 60 }).refine(isZone, "administration:settings.zone_unknown").default(DEFAULT_ZONE),
  firstYear: year(1800, 2100).default(DEFAULT_ASSOCIATION.firstYear),
  termYears: whole(1, 20)
    .optional()
    .transform((value) => value ?? null),
  termFirstReminder: whole(1, 365).default(DEFAULT_ASSOCIATION.termFirstReminder),
  termLastReminder: whole(1, 365).default(DEFAULT_ASSOCIATION.termLastReminder),
  graceDays: whole(0, 365).default(DEFAULT_ASSOCIATION.graceDays),
  tieMonths: whole(0, 36).default(DEFAULT_ASSOCIATION.tieMonths),
  tieDays: whole(14, 180).default(DEFAULT_ASSOCIATION.tieDays),
  confirmationOpens: yearlyDay.default(DEFAULT_ASSOCIATION.confirmationOpens),
  confirmationCloses: yearlyDay.default(DEFAULT_ASSOCIATION.confirmationCloses),
  confirmationFirstReminder: whole(1, 180).default(DEFAULT_ASSOCIATION.confirmationFirstReminder),
  confirmationLastReminder: whole(1, 180).default(DEFAULT_ASSOCIATION.confirmationLastReminder),
  confirmationLateDays: whole(30, 365).default(DEFAULT_ASSOCIATION.confirmationLateDays),
  confirmationExemptMonths: whole(0, 24).default(DEFAULT_ASSOCIATION.confirmationExemptMonths),
  accreditationFirstReminder: whole(1, 365).default(DEFAULT_ASSOCIATION.accreditationFirstReminder),
  accreditationLastReminder: whole(1, 365).default(DEFAULT_ASSOCIATION.accreditationLastReminder),
  accreditationGraceMonths: whole(1, 24).default(DEFAULT_ASSOCIATION.accreditationGraceMonths),
});

/** What the settings form may send: `AssociationSettings`, and the version they are to follow. */
export const settingsSchema = asked.superRefine((given, context) => {
  for (const [first, last] of REMINDERS)
    if (given[first] <= given[last])
      context.addIssue({ code: "custom", path: [first], message: "administration:settings.reminders_turned" });
});
export type ChangedSettings = z.output<typeof settingsSchema>;
