/** How people write days and months where no calendar helps them. What cannot be read for sure is `null`, never a guess. */

const padded = (number: string) => number.padStart(2, "0");

function doesExist(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

// The beginnings of the months in English, Russian and Kazakh, each enough to tell it from the others.
const MONTHS = [
  ["jan", "янв", "қаң"],
  ["feb", "фев", "ақп"],
  ["mar", "мар", "нау"],
  ["apr", "апр", "сәу"],
  ["may", "май", "мая", "мам"],
  ["jun", "июн", "мау"],
  ["jul", "июл", "шіл"],
  ["aug", "авг", "там"],
  ["sep", "сен", "қыр"],
  ["oct", "окт", "қаз"],
  ["nov", "ноя", "қар"],
  ["dec", "дек", "жел"],
];

const MONTH_WORD = /^\p{L}{3,10}$/u;

/** The number of a month by its name, whole or short, in any of its forms. */
function monthNamed(word: string): string | null {
  const name = word.toLowerCase().normalize("NFC");
  const index = MONTH_WORD.test(name) ? MONTHS.findIndex((starts) => starts.some((one) => name.startsWith(one))) : -1;
  return index === -1 ? null : String(index + 1);
}

/**
 * "10 May 2022", "10 мая 2022", "2022 ж. 10 мамыр", "May 10, 2022" as "10.5.2022", and "May 2022", "2022 ж. мамыр" as
 * "5.2022"; anything else as it is.
 */
function inNumbers(text: string): string {
  const parts = text
    .split(/[\s\u00A0.,–-]+/)
    .filter((part) => part !== "" && !/^(г|ж|года|год|жыл|жылы|жылғы)$/iu.test(part));
  const word = parts.find((part) => /\p{L}/u.test(part));
  const month = word ? monthNamed(word) : null;
  const year = parts.find((part) => /^\d{4}$/.test(part));
  const date = parts.find((part) => /^\d{1,2}$/.test(part));
  const known = [date, month, year].filter(Boolean);
  return month && year && known.length === parts.length ? known.join(".") : text;
}

/** "15. 02. 2027" as "15.02.2027": people set a space after a point, and paste one that does not break. */
const closed = (text: string) => text.trim().replace(/(?<=\d)\s*([./-])\s*(?=\d)/g, "$1");

const isKnown = (day: string) => /^(18|19|20|21)/.test(day) && doesExist(day);

/** The days a text can mean. "03/04/2016" is April for one reader and March for another, "31/03/2016" has one reading. */
function readingsOf(text: string, isTaken = isKnown): string[] {
  const typed = inNumbers(closed(text).replace(/[.\s]*(г|ж)?\.?$/u, "")).replace(/(?<=\d)[\s\u00A0]+(?=\d)/g, ".");
  const [, year, , mm = "", dd = ""] = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(typed) ?? [];
  if (year) return [`${year}-${padded(mm)}-${padded(dd)}`].filter(isTaken);
  const [, first = "", mark, second = "", lastYear] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(typed) ?? [];
  if (!lastYear) return [];
  const dayFirst = `${lastYear}-${padded(second)}-${padded(first)}`;
  const monthFirst = `${lastYear}-${padded(first)}-${padded(second)}`;
  return [...new Set(mark === "/" ? [dayFirst, monthFirst] : [dayFirst])].filter(isTaken);
}

/** A day between the years 1800 and 2199 as `YYYY-MM-DD`: "31.03.2016", "31/3/2016", "31 03 2016", "31 March 2016". */
export function readDay(text: string): string | null {
  const [day, other] = readingsOf(text);
  return day && !other ? day : null;
}

/** Whether a text is a day that exists, but of a year before 1800 or after 2199. */
export const isFarDay = (text: string): boolean =>
  readingsOf(text).length === 0 && readingsOf(text, doesExist).length > 0;

/** The two days between which only who wrote it can choose; null for everything else. */
export function twoReadingsOf(text: string): { first: string; second: string } | null {
  const [first, second] = readingsOf(text);
  return first && second ? { first, second } : null;
}

/** "31 March", "March 31", "31 марта", "31 наурыз" as "31.3"; anything else as it is. */
function dayAndMonthInNumbers(text: string): string {
  const parts = text.split(/[\s\u00A0.,–-]+/).filter((part) => part !== "");
  const month = monthNamed(parts.find((part) => /\p{L}/u.test(part)) ?? "");
  const date = parts.find((part) => /^\d{1,2}$/.test(part));
  return parts.length === 2 && month && date ? `${date}.${month}` : text;
}

/** A day of every year as `MM-DD`: "16.12", "16.12.", "12-16", "16 December". */
export function readYearlyDay(typed: string): string | null {
  const text = closed(dayAndMonthInNumbers(typed));
  const [, mm = "", dd = ""] = /^(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const [, date = "", month = ""] = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(text.trim()) ?? [];
  const day = mm ? `${mm}-${dd}` : `${padded(month)}-${padded(date)}`;
  return doesExist(`2024-${day}`) ? day : null;
}

/** The month a text names, of any year; anything else comes back as no month. */
function monthIn(text: string): string {
  const typed = inNumbers(closed(text).replace(/(?<=\d)\s*[гж]\.?$/u, "")).replace(/(?<=\d)\s+(?=\d)/, ".");
  const [, year, mm = ""] = /^(\d{4})[-./](\d{1,2})$/.exec(typed) ?? [];
  const [, month = "", lastYear] = /^(\d{1,2})[-./](\d{4})$/.exec(typed) ?? [];
  return year ? `${year}-${padded(mm)}` : `${lastYear}-${padded(month)}`;
}

/** A month between the years 1900 and 2199 as `YYYY-MM`: "09.2026", "9/2026", "2026-09", "September 2026", or any day of it. */
export function readMonth(text: string): string | null {
  const read = monthIn(text);
  if (/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(read)) return read;
  return readDay(text)?.replace(/-\d\d$/, "") ?? null;
}

/** Whether a text is a month, or a day of one, but of a year before 1900 or after 2199. */
export const isFarMonth = (text: string): boolean =>
  readMonth(text) === null && (/^\d{4}-(0[1-9]|1[0-2])$/.test(monthIn(text)) || isFarDay(text));

/** A stored day or month as people of the portal's languages write it: "31.03.2016", "03.2016"; anything else as it is. */
export function writtenDate(stored: string): string {
  return stored.replace(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/, (_all, year: string, month: string, date?: string) =>
    [date, month, year].filter(Boolean).join("."),
  );
}
