import { inArray, eq } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { canManageMembership } from "#app/features/members/institution/member.policy.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { mergePath } from "#app/features/members/merging/merge-path.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { ImportField } from "#db/vocabulary-imports.ts";
import type { ImportRow, ListRow } from "./find-import.server.ts";
import { NAME_FIELDS } from "./imports.ts";
import { messageFor } from "./named-record.server.ts";
import { runningTerm } from "./running-term.ts";
import { isInRow, isSimilarity } from "./similar-records.server.ts";
import type { RowView } from "./ui/import-model.ts";

const LONGEST_CELL = 60;

/** What a field holds, in the reader's words. */
function shownValue(field: ImportField, value: string | null, locale: Locale): string {
  if (value === null) return "";
  if (field === "country") return countryName(value, locale);
  if (field === "type") return vocabularyLabel(`institution_type.${value}`, locale);
  if (field === "control") return vocabularyLabel(`control.${value}`, locale);
  if (field === "category") return vocabularyLabel(`membership_category.${value}.title`, locale);
  if (field === "since" || field === "until") return formatDay(value, locale);
  return value;
}

interface Words {
  locale: Locale;
  termYears: number | null;
  /** The association's day on which the list is, or was, written. */
  day: string;
}

/** The membership a new row opens, in words: its category, its first day, and the last one of the term that runs. */
function termWords({ result, facts }: ListRow, { locale, termYears, day }: Words): string | null {
  if (result !== "new" || !facts?.since) return null;
  const category = (facts.category ?? "full") as MembershipCategory;
  const until = facts.until ?? runningTerm(category, facts.since, termYears, day);
  const said = { category: shownValue("category", category, locale), since: formatDay(facts.since, locale) };
  if (until === null) return translator(locale)("imports:term.open", said);
  const how = facts.until ? "given" : "computed";
  return translator(locale)(`imports:term.${how}`, { ...said, until: formatDay(until, locale) });
}

function contactOf({ facts }: ListRow): string | null {
  const { contact_name: name, contact_email: email } = facts ?? {};
  return [name, email].filter(Boolean).join(", ") || null;
}

/** Whether the record of a row is another one, which it looks like. */
const looksLike = ({ problems, outcome, subjectId }: ListRow) =>
  subjectId !== null && outcome !== "written" && (problems ?? []).some(isSimilarity);

/** Whether a row was written although it looks like another record, which may be the same one after all. */
const wasWrittenBeside = ({ problems, outcome }: ListRow) =>
  outcome === "written" && (problems ?? []).some(isSimilarity);

/** Where the records stand that rows are about, and where they are compared with those that look alike. */
async function pagesOf(db: Reader, rows: readonly ListRow[], { viewer, locale, now }: Reading) {
  const today = dayOf(now);
  const ids = rows.flatMap(({ subjectId, outcome }) => (subjectId && outcome !== "undone" ? [subjectId] : []));
  if (ids.length === 0) return new Map<string, RecordPage>();
  const { id, slug, country, nameOfficial, nameOfficialLanguage, nameEn, translatedNames } = institutions;
  const names = { nameOfficial, nameOfficialLanguage, nameEn, translatedNames };
  const found = await db
    .select({ id, slug, country, ...names, number: memberships.number, ...termColumns })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, id))
    .where(inArray(id, ids));
  const compared = rows.filter(wasWrittenBeside).map(({ subjectId }) => subjectId);
  const pages = new Map<string, RecordPage>();
  for (const one of found) {
    const mayCompare = canManageMembership(viewer, { institutionId: one.id, country: one.country });
    const isAsked = compared.includes(one.id) && !mayCompare;
    pages.set(one.id, {
      name: nameOf(one, locale).name,
      page: isEntitled(one, "be_listed", today) ? `/directory/${one.slug}` : `/verify/${one.number}`,
      compare: mayCompare ? mergePath(one.number) : null,
      comparedBy: isAsked ? await whoCompares(db, one, locale) : null,
    });
  }
  return pages;
}

const MOST_NAMED = 3;

/** Who can compare a record with the one it looks like, where the reader cannot. */
async function whoCompares(db: Reader, { number, country }: { number: string; country: string }, locale: Locale) {
  const people = await coordinatorsOf(db, country);
  const names = people.slice(0, MOST_NAMED).map(({ name }) => name);
  const words = { number, country: countryName(country, locale), people: lineOf(names) };
  return translator(locale)(`imports:similar.${people.length > 0 ? "compare_by" : "compare_nobody"}`, words);
}

interface RecordPage {
  /** What the record is called here. */
  name: string;
  page: string;
  /** Where it is compared; null for whoever may not. */
  compare: string | null;
  /** Who may, in words. */
  comparedBy: string | null;
}

type Page = RecordPage | undefined;

export interface Reading {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

type Links = Pick<RowView, "to" | "similarTo" | "compareTo" | "comparedBy">;

const prospectPage = (kind: ImportRow["kind"], { subjectId }: ListRow) =>
  kind === "prospect" && !isInRow(subjectId) ? `/prospects/${subjectId}` : null;

/** Where the record of a row stands, the one it looks like, and where the two are compared; each null where there is none. */
function linksOf({ kind }: ImportRow, row: ListRow, found: Page): Links {
  const page = found?.page ?? null;
  const similarTo = page ?? prospectPage(kind, row);
  if (looksLike(row)) return { to: null, similarTo, compareTo: null, comparedBy: null };
  const isCompared = kind === "member" && wasWrittenBeside(row);
  return {
    ...{ to: kind === "prospect" ? null : page, similarTo: null },
    compareTo: isCompared ? (found?.compare ?? null) : null,
    comparedBy: isCompared ? (found?.comparedBy ?? null) : null,
  };
}

const cellOf = ({ mapping }: ImportRow, { cells }: ListRow, field: ImportField | null) =>
  field ? (cells[mapping.indexOf(field)] ?? "") : "";

/** What the institution of a row is called in the list, or else here. */
export function rowName(list: ImportRow, row: ListRow, locale: Locale, here?: string): string {
  const named = NAME_FIELDS.flatMap((field) => row.facts?.[field] ?? cellOf(list, row, field) ?? []).find(Boolean);
  return named ?? here ?? translator(locale)("imports:nameless");
}

/** Rows as a page or a file shows them: what was found about each, what it makes, and what became of it. */
export async function rowViews(
  db: Reader,
  list: ImportRow,
  rows: readonly ListRow[],
  reading: Reading,
): Promise<RowView[]> {
  const { locale, now } = reading;
  const t = translator(locale);
  const { termYears } = await getAssociation(db);
  const words = { locale, termYears, day: dayOf(list.writtenAt ?? now) };
  const pages = await pagesOf(db, rows, reading);
  return rows.map((row) => ({
    line: row.line,
    name: rowName(list, row, locale, pages.get(row.subjectId ?? "")?.name),
    result: row.result ?? "error",
    outcome: row.outcome,
    reason: row.reason && t(`imports:reason.${row.reason}`),
    problems: (row.problems ?? []).map(({ field, message, isNote = false }) => ({
      field: field && t(`imports:field.${field}`),
      cell: cellOf(list, row, field).slice(0, LONGEST_CELL),
      text: errorText(t, messageFor(message, locale)),
      isNote,
    })),
    changes: (row.changes ?? []).map(({ field, before, after }) => ({
      field,
      before: shownValue(field, before, locale),
      after: shownValue(field, after, locale),
    })),
    term: list.kind === "member" ? termWords(row, words) : null,
    contact: contactOf(row),
    ...linksOf(list, row, pages.get(row.subjectId ?? "")),
  }));
}
