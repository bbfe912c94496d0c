import { encodeError } from "#app/i18n/error-text.ts";
import type { ImportDefaults, ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import type { ImportField, ImportKey, ImportKind } from "#db/vocabulary-imports.ts";
import { NAME_FIELDS } from "./imports.ts";
import { type KnownRecord, type Marks, marksOf } from "./known-records.server.ts";
import { namesOfRecord } from "./named-record.server.ts";

export interface ListSettings {
  kind: ImportKind;
  mapping: readonly (ImportField | null)[];
  key: ImportKey;
  defaults: ImportDefaults;
}

export const MARKS = ["number", "ror", "name", "domain"] as const satisfies readonly (keyof Marks)[];

export const problem = (
  field: ImportField | null,
  key: string,
  params?: Record<string, string | number>,
): ImportProblem => ({
  field,
  message: encodeError(`imports:problem.${key}`, params),
});

/** What is here, by every mark; a mark of several records names none of them. */
export function indexed(records: readonly KnownRecord[]) {
  const byMark = new Map<string, KnownRecord[]>();
  for (const record of records) {
    const marks = marksOf(record.facts, record.otherNames);
    for (const kind of MARKS)
      for (const mark of marks[kind]) {
        const place = `${kind} ${mark}`;
        byMark.set(place, [...(byMark.get(place) ?? []), record]);
      }
  }
  return (kind: keyof Marks, marks: readonly string[]): KnownRecord[] => [
    ...new Set(marks.flatMap((mark) => byMark.get(`${kind} ${mark}`) ?? [])),
  ];
}

type Find = ReturnType<typeof indexed>;

/** From which fields each mark is read. */
const FIELDS_OF = {
  ...{ number: ["number"], ror: ["ror"], name: NAME_FIELDS, domain: ["domain", "website"] },
} as const satisfies Record<keyof Marks, readonly ImportField[]>;

/** The column of a file that can hold a mark. */
export function columnOf(mark: keyof Marks, mapping: ListSettings["mapping"]): ImportField {
  const own = FIELDS_OF[mark] as readonly ImportField[];
  return mapping.find((field) => field !== null && own.includes(field)) ?? (mark === "name" ? "name_original" : mark);
}

type IsFound = (marks: readonly string[]) => boolean;

interface Standing {
  known: KnownRecord | null;
  /** The record it is about, also where the row is not known by the key. */
  same: KnownRecord | null;
  problems: ImportProblem[];
}

/** The field of those a mark is read from that gave one by which a record was found, and else the column the file has. */
function fieldOf(mark: keyof Marks, { mapping }: ListSettings, facts: ImportFacts, isFound: IsFound): ImportField {
  const { country } = facts;
  const giving = FIELDS_OF[mark].find((field) => {
    const value = facts[field];
    return value !== undefined && isFound(marksOf({ ...(mark === "name" && { country }), [field]: value })[mark]);
  });
  return giving ?? columnOf(mark, mapping);
}

/** Which record a row is about, by the key; and what forbids to take it for a new one. */
export function standingOf(settings: ListSettings, facts: ImportFacts, find: Find, findOther: Find): Standing {
  const { key } = settings;
  const marks = marksOf(facts);
  const isFound: IsFound = (own) => find(key, own).length > 1;
  const wrong = (why: string): Standing => ({
    ...{ known: null, same: null },
    problems: [problem(fieldOf(key, settings, facts, isFound), why)],
  });
  if (marks[key].length === 0 && (key === "ror" || key === "domain")) return wrong("key_missing");
  const [known, ...others] = find(key, marks[key]);
  if (others.length > 0) return wrong("several");
  return known ? { known, same: known, problems: [] } : secondOf(settings, facts, find, findOther);
}

/** By another mark a row that seems new is an institution that is here: one more record of it would be a second one. */
function secondOf(settings: ListSettings, facts: ImportFacts, find: Find, findOther: Find): Standing {
  const [{ kind }, marks] = [settings, marksOf(facts)];
  for (const mark of MARKS) {
    const [same] = find(mark, marks[mark]);
    if (same) {
      const field = fieldOf(mark, settings, facts, (own) => find(mark, own).includes(same));
      return { known: null, same, problems: [problem(field, "known_otherwise", namesOfRecord(same))] };
    }
    const [member] = kind === "prospect" ? findOther(mark, marks[mark]) : [];
    if (member) return { known: null, same: null, problems: [problem(null, "is_member", namesOfRecord(member))] };
  }
  return { known: null, same: null, problems: [] };
}
