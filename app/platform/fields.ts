/** Zod pieces every form shares: each has a maximum, and text arrives normalised and free of invisible characters. */
import { plainDigits } from "#db/letters.ts";
import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { readEmailAddress } from "./email-address.ts";
import { digitsOfUnclear, isFraction, readWhole, readYear } from "./numbers.ts";
import { isFarDay, isFarMonth, readDay, readMonth, readYearlyDay, twoReadingsOf, writtenDate } from "./typed-dates.ts";
import { visibleLine, visibleProse } from "./visible-text.ts";
import { isPrivateAddress } from "./private-host.ts";
import { readWebAddress } from "./web-address.ts";

/** Longest web address that is kept; letters of other scripts take several signs each in ASCII. */
const LONGEST_ADDRESS = 2000;

/** How much of a wrong line its message repeats. */
const SHOWN_PART = 100;

interface Length {
  min?: number;
  max: number;
}

// What is far too long is refused before it is read, with the limit that holds for what was read.
const tooLong = (max: number) => encodeError("errors:too_long", { max });

/** One line of text as it is seen (`visibleLine`). */
export function line({ min = 1, max }: Length) {
  return z
    .string()
    .max(max * 4, tooLong(max))
    .transform(visibleLine)
    .pipe(z.string().min(min).max(max));
}

export const LETTER = /\p{L}/u;

/** A name as address books write it, "Ким, Елена", without the comma: letters and lists show it with spaces. */
const withoutCommas = (name: string) => name.replace(/[\s,;]*[,;][\s,;]*/g, " ").trim();

/** The name of a person: one letter of any script is enough, and needed. Commas of address books are left out. */
export function personName(max: number) {
  return line({ max }).transform(withoutCommas).pipe(z.string().regex(LETTER, "errors:name_letters"));
}

/** Paragraphs of plain text with line breaks (`visibleProse`). */
export function prose({ min = 1, max }: Length) {
  return z
    .string()
    .max(max * 4, tooLong(max))
    .transform(visibleProse)
    .pipe(z.string().min(min).max(max));
}

/** What somebody writes to somebody. */
export function messageText(max: number) {
  const missing = "errors:message_missing";
  return z
    .string(missing)
    .max(max * 4, tooLong(max))
    .transform(visibleProse)
    .pipe(z.string().min(1, missing).max(max));
}

/** An e-mail address: lower case, its domain in ASCII form, so that no two addresses look alike. */
export const emailAddress = z
  .string()
  .max(500)
  .transform((text, context) => {
    const read = readEmailAddress(text);
    if (read.ok) return read.address;
    context.addIssue({ code: "custom", message: read.message });
    return z.NEVER;
  });

/** A web address as people have it; it arrives complete and in ASCII form (`readWebAddress`). */
export const webAddress = z
  .string()
  .max(LONGEST_ADDRESS)
  .transform((text, context) => {
    const address = readWebAddress(text);
    const isPrivate = isPrivateAddress(address ?? visibleLine(text));
    if (address !== null && address.length <= LONGEST_ADDRESS && !isPrivate) return address;
    context.addIssue({ code: "custom", message: isPrivate ? "errors:private_url" : "errors:invalid_url" });
    return z.NEVER;
  });

/** Some web addresses, one a line; empty lines are none. */
export function webAddresses(most: number) {
  return z
    .string()
    .max(LONGEST_ADDRESS * most)
    .transform((text, context) => {
      const lines = text.split(/[\r\n]+/).filter((one) => one.trim() !== "");
      const read = lines.map((typed) => ({ typed, ...webAddress.safeParse(typed) }));
      const wrong = read.filter(({ success }) => !success).slice(0, most);
      for (const { typed } of wrong) {
        const address = visibleLine(typed).slice(0, SHOWN_PART);
        const why = isPrivateAddress(readWebAddress(typed) ?? visibleLine(typed)) ? "private" : "invalid";
        context.addIssue({ code: "custom", message: encodeError(`errors:${why}_url_line`, { address }) });
      }
      if (wrong.length > 0) return z.NEVER;
      return [...new Set(read.map(({ data }) => data ?? ""))];
    })
    .pipe(z.array(z.string()).max(most));
}

type Why = (text: string) => string | null;

function dateIn(read: (text: string) => string | null, message: string, why: Why = whyNoDate) {
  return z
    .string()
    .max(40, message)
    .transform((text, context) => {
      const line = visibleLine(text);
      const value = read(plainDigits(line));
      if (value !== null) return value;
      context.addIssue({ code: "custom", message: why(line) ?? message });
      return z.NEVER;
    });
}

/** What to ask whoever wrote a day that has two readings. */
function whichDay(text: string): string | null {
  const readings = twoReadingsOf(plainDigits(text));
  return readings && encodeError("errors:ambiguous_date", { ...readings, written: writtenDate(readings.first) });
}

/** Why a text that is a day for whoever wrote it is not taken; null where it is no day. */
export function whyNoDate(text: string): string | null {
  if (isFarDay(plainDigits(text))) return encodeError("errors:far_day", { from: "1800", until: "2199" });
  return whichDay(text);
}

function whyNoMonth(text: string): string | null {
  if (isFarMonth(plainDigits(text))) return encodeError("errors:far_month", { from: "1900", until: "2199" });
  return whichDay(text);
}

/** A calendar day; it arrives as `YYYY-MM-DD` (`readDay`). */
export const day = dateIn(readDay, "errors:invalid_date");

/** A day of one year, or of every year as `MM-DD`. */
export const holiday = dateIn((text) => readDay(text) ?? readYearlyDay(text), "errors:invalid_date");

/** A day of every year; it arrives as `MM-DD` (`readYearlyDay`). */
export const yearlyDay = dateIn(readYearlyDay, "errors:invalid_yearly_day", whichDay);

/** A month; it arrives as `YYYY-MM` (`readMonth`). */
export const month = dateIn(readMonth, "errors:invalid_month", whyNoMonth);

/** Why this text is no whole number. */
export function notWhole(text: string): string {
  if (isFraction(text)) return "errors:not_whole";
  const digits = digitsOfUnclear(text);
  if (digits === null) return "errors:invalid_number";
  return encodeError("errors:unclear_number", { typed: visibleLine(text).slice(0, SHOWN_PART), digits });
}

/** A year is said as it is written, without marks of thousands. */
export const yearFrom = (min: number) => encodeError("errors:year_min", { min: String(min) });
export const yearUntil = (max: number) => encodeError("errors:year_max", { max: String(max) });

function numberIn(read: (text: string) => number | null, why: (text: string) => string) {
  return z
    .string()
    .max(100)
    .transform((text, context) => {
      const value = read(text);
      if (value !== null) return value;
      context.addIssue({ code: "custom", message: why(text) });
      return z.NEVER;
    });
}

/** A whole number between two bounds, as people write it (`readWhole`). */
export function whole(min: number, max: number) {
  return numberIn(readWhole, notWhole).pipe(z.number().min(min).max(max));
}

/** A year between two bounds. */
export function year(min: number, max: number) {
  return numberIn(readYear, () => "errors:invalid_year").pipe(
    z.number().min(min, yearFrom(min)).max(max, yearUntil(max)),
  );
}

/** One of a vocabulary's codes. */
export function choice<const V extends readonly [string, ...string[]]>(codes: V) {
  return z.enum(codes);
}

/** Several of a vocabulary's codes, each once. */
export function choices<const V extends readonly [string, ...string[]]>(codes: V, { min = 0, max }: Length) {
  return z
    .array(z.enum(codes))
    .max(100)
    .transform((values) => [...new Set(values)])
    .pipe(z.array(z.enum(codes)).min(min).max(max));
}

/** A box that must be ticked. */
export const ticked = z.literal(true, "errors:must_tick");

/** A box that may be ticked. */
export const flag = z.boolean().default(false);
