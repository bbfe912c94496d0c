import { setImmediate } from "node:timers/promises";
import type { ImportChange, ImportDefaults, ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportKey,
  type ImportKind,
  type ImportResult,
} from "#db/vocabulary-imports.ts";
import { fold } from "#db/search.server.ts";
import { hasField, NAME_FIELDS, neededOf, RULED_FIELDS } from "./imports.ts";
import { isLanguageUnknown } from "./official-language.ts";
import { type KnownRecord, marksOf } from "./known-records.server.ts";
import { namesOfRecord } from "./named-record.server.ts";
import { columnOf, indexed, type ListSettings, MARKS, problem, standingOf } from "./find-standing.server.ts";
import { readRow } from "./read-row.server.ts";

export interface Judged {
  line: number;
  result: ImportResult;
  facts: ImportFacts;
  problems: ImportProblem[];
  changes: ImportChange[];
  subjectId: string | null;
}

interface Row {
  line: number;
  cells: readonly string[];
}

const ROWS_AT_ONCE = 100;

const note = (field: ImportField, key: string): ImportProblem => ({ ...problem(field, key), isNote: true });

/** What a new record must say, where the list says nothing for all of its rows. */
function missing({ kind, mapping }: ListSettings, facts: ImportFacts): ImportProblem[] {
  const absent = neededOf(kind)
    .filter((field) => facts[field] === undefined)
    .map((field) => problem(field, "missing"));
  return NAME_FIELDS.some((field) => facts[field])
    ? absent
    : [problem(columnOf("name", mapping), "nameless"), ...absent];
}

function withDefaults(
  kind: ImportKind,
  facts: ImportFacts,
  { country, type, control, category, city, since }: ImportDefaults,
): ImportFacts {
  const said = kind === "member" ? { country, type, control, category, city, since } : { country };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  return { ...given, ...facts };
}

/** Of a new member it is said where the letters of its official name do not tell its language. */
const unknownLanguage = ({ kind, defaults }: ListSettings, facts: ImportFacts): ImportProblem[] =>
  kind === "member" && isLanguageUnknown(facts, defaults.officialLanguage)
    ? [note("name_original", "language_unknown")]
    : [];

interface Bounds {
  today: string;
  firstYear: number;
}

/** Days of a membership that cannot be: one that begins later than today or before the association, or ends before it begins. */
function untimely({ since, until }: ImportFacts, { today, firstYear }: Bounds): ImportProblem[] {
  if (since === undefined) return [];
  if (since > today) return [problem("since", "not_yet")];
  if (Number(since.slice(0, 4)) < firstYear) return [problem("since", "before_us", { year: String(firstYear) })];
  return until !== undefined && until < since ? [problem("until", "ends_first")] : [];
}

const foundedLater = ({ founded }: ImportFacts, { today }: Bounds): ImportProblem[] =>
  founded !== undefined && Number(founded) > Number(today.slice(0, 4)) ? [problem("founded", "not_yet")] : [];

/** What a row makes other than it is. Domains are added to those that are there. */
function changesOf({ facts: before }: KnownRecord, facts: ImportFacts): ImportChange[] {
  return IMPORT_FIELDS.flatMap((field): ImportChange[] => {
    const [was, said] = [before[field] ?? null, facts[field]];
    if (said === undefined || said === was) return [];
    if (field !== "domain" || was === null) return [{ field, before: was, after: said }];
    const added = said.split(", ").filter((domain) => !was.split(", ").includes(domain));
    return added.length === 0 ? [] : [{ field, before: was, after: [was, ...added].join(", ") }];
  });
}

/**
 * Why a list leaves what is here as it is; null where it changes it. A member is renamed by two people, with its former name
 * kept; by a list that knows it under another of its names it is not.
 */
function whyKept(record: KnownRecord, { field, after }: ImportChange): ImportProblem | null {
  const { kind, otherNames } = record;
  if (field === "number") return problem(field, "ruled");
  if (RULED_FIELDS.includes(field)) return note(field, "ruled");
  const isNameOf = NAME_FIELDS.some((one) => one === field) && otherNames.some((name) => fold(name) === fold(after));
  if (isNameOf) return { ...problem(field, "other_name", namesOfRecord(record)), isNote: true };
  return kind === "member" && field === "name_original" ? note(field, "renamed") : null;
}

/** What a row makes other than it is, and what of it a list leaves as it is. */
function keptAndChanged(record: KnownRecord, facts: ImportFacts) {
  const all = changesOf(record, facts).map((change) => ({ change, why: whyKept(record, change) }));
  return {
    kept: all.flatMap(({ why }) => why ?? []),
    changes: all.flatMap(({ change, why }) => (why ? [] : change)),
  };
}

/** What a row says without whoever cannot be written to: nobody is kept without an address. */
function withReachable(facts: ImportFacts, known: KnownRecord | null): { facts: ImportFacts; lonely: ImportProblem[] } {
  const { contact_name: name, ...others } = facts;
  if (name === undefined || facts.contact_email || known?.facts.contact_email) return { facts, lonely: [] };
  return { facts: others, lonely: [note("contact_name", "no_address")] };
}

function resultOf(known: KnownRecord | null, problems: readonly ImportProblem[], changes: readonly ImportChange[]) {
  if (problems.some(({ isNote }) => !isNote)) return "error";
  if (!known) return "new";
  return changes.length > 0 ? "changed" : "unchanged";
}

/**
 * Rows of the list that are the same institution twice, by what they say, by the record that is here, or by the names that
 * the registry has for a ROR: the first counts. Several may share a domain where it is not the key.
 */
function createSeen(key: ImportKey, registryNames: ReadonlyMap<string, string[]>) {
  const lines = new Map<string, number>();
  const telling = MARKS.filter((mark) => mark !== "domain" || key === "domain");
  return (facts: ImportFacts, line: number, same: KnownRecord | null): number | null => {
    const marks = marksOf(facts, registryNames.get(facts.ror ?? ""));
    const own = telling.flatMap((kind) => marks[kind].map((mark) => `${kind} ${mark}`));
    if (same) own.push(`record ${same.id}`);
    const earlier = own.flatMap((mark) => lines.get(mark) ?? [])[0] ?? null;
    for (const mark of own) if (!lines.has(mark)) lines.set(mark, line);
    return earlier;
  };
}

interface Here {
  known: readonly KnownRecord[];
  others: readonly KnownRecord[];
  /** By the ROR. */
  registryNames: ReadonlyMap<string, string[]>;
}

/**
 * What would become of each row: of nothing is anything written. Of a member that is here a list changes what describes
 * it; number, category and term are changed by a ruling.
 */
export async function judgeRows(
  settings: ListSettings,
  rows: readonly Row[],
  { known, others, registryNames, ...bounds }: Bounds & Here,
): Promise<Judged[]> {
  const { kind, mapping, defaults } = settings;
  const [find, findOther, seenIn] = [indexed(known), indexed(others), createSeen(settings.key, registryNames)];
  const judged: Judged[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const read = readRow(
      cells,
      mapping.map((field) => (field && hasField(kind, field) ? field : null)),
      defaults.dateOrder ?? null,
    );
    const whole = withDefaults(kind, read.facts, defaults);
    const standing = standingOf(settings, whole, find, findOther);
    const earlier = seenIn(whole, line, standing.same);
    const twice = earlier === null ? [] : [problem(null, "twice", { line: earlier })];
    const { known: record } = standing;
    // What a list says for all of its rows is for new ones.
    const { facts, lonely } = withReachable(record ? read.facts : whole, record);
    const { kept, changes } = record ? keptAndChanged(record, facts) : { kept: [], changes: [] };
    const wrong = new Set(read.problems.map(({ field }) => field));
    const absent = record ? [] : missing(settings, whole).filter(({ field }) => !wrong.has(field));
    const unknown = record ? [] : unknownLanguage(settings, whole);
    const days = [...foundedLater(read.facts, bounds), ...(record ? [] : untimely(whole, bounds))];
    const problems = [
      ...twice,
      ...read.problems,
      ...(earlier === null ? standing.problems : []),
      ...absent,
      ...days,
      ...kept,
      ...read.notes,
      ...unknown,
      ...lonely,
    ];
    const result = resultOf(record, problems, changes);
    judged.push({ line, result, facts, problems, changes, subjectId: record?.id ?? null });
  }
  return judged;
}
