import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import { readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import { readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { askAboutLetters } from "#app/platform/mixed-letters.ts";
import { asciiDomain, domainsInOwnLetters, hostWithin, isWebAddress } from "#app/platform/domain-names.ts";
import { readEmailAddress } from "#app/platform/email-address.ts";
import { LETTER } from "#app/platform/fields.ts";
import { plainDigits, readYear } from "#app/platform/numbers.ts";
import { LONGEST_SHEET_CELL } from "#app/platform/read-sheet.ts";
import { isFarDay, readDay, twoReadingsOf } from "#app/platform/typed-dates.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { isPrivateAddress } from "#app/platform/private-host.ts";
import { readWebAddress } from "#app/platform/web-address.ts";
import type { ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import type { DateOrder, ImportField } from "#db/vocabulary-imports.ts";
import { LONGEST_CITY, NAME_FIELDS } from "./imports.ts";
import { readCode, readCountry } from "./read-words.server.ts";
import { withoutWord, yearAlone } from "./year-alone.ts";

/** What a cell says, with what is to be said of how it was understood; or why it says nothing. */
type Read = { value: string; note?: string } | { message: string };

const NONE = /^(?:[-–—.?]+|n\/?a|нет|нет данных|н\/д|жоқ|null)$/iu;
const OLDEST = 800;
const LATEST = 2100;
/** The longest web address that is kept. */
const LONGEST_ADDRESS = 500;

const failed = (key: string, params?: Record<string, string | number>): Read => ({
  message: encodeError(`imports:problem.${key}`, params),
});
const given = (value: string | null, key: string): Read => (value === null ? failed(key) : { value });

const words =
  (max: number) =>
  (cell: string): Read => {
    if (cell.length > max) return failed("too_long", { max });
    return LETTER.test(cell) ? { value: cell } : failed("no_letters");
  };

function readFounded(cell: string): Read {
  const year = readYear(withoutWord(cell)) ?? Number(readDay(cell)?.slice(0, 4) ?? Number.NaN);
  return year >= OLDEST && year <= LATEST ? { value: String(year) } : failed("year");
}

/** A workbook counts its days from the end of 1899: those of 1990 to 2100, with the hour as a fraction. */
const NUMBER_OF_DAY = /^\d{5}(?:\.\d+)?$/;
const [FIRST_DAY, LAST_DAY] = [32_874, 73_415];
const DAY_MS = 86_400_000;

/** The day that a workbook keeps as a plain number, as it does where nobody has told it that the cell is a day; else null. */
function dayOfNumber(cell: string): string | null {
  const number = NUMBER_OF_DAY.test(cell) ? Math.floor(Number(cell)) : 0;
  if (number < FIRST_DAY || number > LAST_DAY) return null;
  return new Date(Date.UTC(1899, 11, 30) + number * DAY_MS).toISOString().slice(0, 10);
}

/** A day as lists write it, with or without an hour. */
export function readDate(cell: string, order: DateOrder | null): Read {
  const kept = dayOfNumber(cell);
  if (kept !== null)
    return { value: kept, note: encodeError("imports:problem.day_of_number", { number: cell, day: kept }) };
  const typed = plainDigits(cell).replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  const day = typed.length <= 40 ? readDay(typed) : null;
  if (day) return { value: day };
  const readings = typed.length <= 40 ? twoReadingsOf(typed) : null;
  if (!readings) return failed(typed.length <= 40 && isFarDay(typed) ? "far_date" : "date");
  if (order === null || order === "mixed") return failed("two_readings");
  return { value: order === "day_first" ? readings.first : readings.second };
}

/** The domains of a cell, in which lists also have web addresses and addresses of people. */
function readDomains(cell: string): Read {
  const typed = cell.split(/[;,\s]+/).filter((word) => word !== "");
  const domains = typed.map((word) => asciiDomain(hostWithin(word).toLowerCase()));
  if (domains.some((domain) => domain === null || registrableDomain(domain) === null)) return failed("domain");
  const value = [...new Set(domains)].join(", ");
  if (!typed.some(isWebAddress)) return { value };
  return { value, note: encodeError("imports:problem.domain_of_website", { domain: domainsInOwnLetters(value) }) };
}

/** A day of a membership; of a year alone it is the first day of that year, or the last. */
const readTerm =
  (end: "01-01" | "12-31") =>
  (cell: string, order: DateOrder | null): Read => {
    const year = yearAlone(cell);
    if (year === null) return readDate(cell, order);
    return {
      value: `${year}-${end}`,
      note: encodeError(`imports:problem.year_alone_${end === "01-01" ? "first" : "last"}`, { year }),
    };
  };

function readRor(cell: string): Read {
  const identifier = readIdentifier(cell);
  return identifier?.kind === "registry" && identifier.id ? { value: identifier.id } : failed("ror");
}

function readAddress(cell: string): Read {
  const address = readWebAddress(cell);
  if (isPrivateAddress(address ?? cell.trim())) return failed("website_private");
  return address && address.length <= LONGEST_ADDRESS ? { value: address } : failed("website");
}

const addressesIn = (cell: string) => cell.split(/[;,\s]+/).filter((word) => word !== "");

function readEmail(cell: string): Read {
  // Of several addresses in one cell the first.
  const read = readEmailAddress(addressesIn(cell)[0] ?? "");
  return read.ok ? { value: read.address } : { message: read.message };
}

const READERS: Readonly<Record<ImportField, (cell: string, order: DateOrder | null) => Read>> = {
  number: (cell) => given(readMembershipNumber(cell), "number"),
  name: words(250),
  name_original: words(250),
  name_ru: words(250),
  name_kk: words(250),
  acronym: words(50),
  country: (cell) => given(readCountry(cell), "country"),
  city: (cell) => words(LONGEST_CITY)(cell.replace(/^(?:г|қ)\.\s*/iu, "")),
  type: (cell) => given(readCode("type", cell), "type"),
  control: (cell) => given(readCode("control", cell), "control"),
  founded: readFounded,
  category: (cell) => given(readCode("category", cell), "category"),
  since: readTerm("01-01"),
  until: readTerm("12-31"),
  website: readAddress,
  domain: readDomains,
  ror: readRor,
  contact_name: words(200),
  contact_email: readEmail,
};

const noted = (field: ImportField, message: string): ImportProblem => ({ field, message, isNote: true });
const LETTERED: readonly ImportField[] = [...NAME_FIELDS, "city", "contact_name"];

/** The first word with a sign in it that stands for a letter which the file's encoding had no room for. */
const lostLetter = (text: string) => text.split(/\s+/).find((word) => /\p{L}[?\uFFFD]|[?\uFFFD]\p{L}/u.test(word));

/** What is said of a row that is read: letters that look wrong, and contacts that are not kept. */
function notesOn(facts: ImportFacts, cells: Partial<Record<ImportField, string>>): ImportProblem[] {
  const notes = LETTERED.flatMap((field): ImportProblem[] => {
    const text = facts[field] ?? "";
    const word = lostLetter(text);
    if (word) return [noted(field, encodeError("imports:problem.lost_letter", { word }))];
    const mixed = askAboutLetters(text);
    return mixed ? [noted(field, mixed)] : [];
  });
  const { contact_email: address } = facts;
  const left = addressesIn(cells.contact_email ?? "").slice(1);
  if (address && left.length > 0)
    notes.push(noted("contact_email", encodeError("imports:problem.first_address", { address })));
  return notes;
}

/** What a row says, column by column, and what of it cannot be read; an empty cell says nothing. */
export function readRow(
  cells: readonly string[],
  mapping: readonly (ImportField | null)[],
  order: DateOrder | null,
): { facts: ImportFacts; problems: ImportProblem[]; notes: ImportProblem[] } {
  const facts: ImportFacts = {};
  const problems: ImportProblem[] = [];
  const understood: ImportProblem[] = [];
  const said: Partial<Record<ImportField, string>> = {};
  mapping.forEach((field, column) => {
    const cell = visibleLine(cells[column] ?? "");
    if (field === null || cell === "" || NONE.test(cell)) return;
    const read =
      cell.length > LONGEST_SHEET_CELL ? failed("too_long", { max: LONGEST_SHEET_CELL }) : READERS[field](cell, order);
    said[field] = cell;
    if ("value" in read) {
      facts[field] = read.value;
      if (read.note) understood.push(noted(field, read.note));
    } else problems.push({ field, message: read.message });
  });
  return { facts, problems, notes: [...understood, ...notesOn(facts, said)] };
}
