import type { TextKey } from "#app/platform/association-texts.ts";
import type { Locale } from "#db/locales.ts";

/** What a field of a form is. The page, its check, its print and its PDF, and every comparison are read from such data. */

/** When an answer must be given, beyond always. Each has a sentence in the catalogue: `applications:when.<name>`. */
export type Condition =
  | "awards_degrees"
  | "in_kazakhstan"
  | "is_accredited"
  | "no_accreditation_system"
  | "conflict_declared"
  | "is_association"
  | "other_head_position"
  | "no_register";

/** Whom a question is put to, where it says nothing to others. Each has its words: `applications:concerns.<name>`. */
type Concern = "higher_education" | "association";

export type Need = "required" | "optional" | Condition;

/** Lists an answer is chosen from. Their codes are in `vocabularies.ts`, their words in the catalogues or in Intl. */
export type VocabularyName =
  | "institution_type"
  | "control"
  | "country"
  | "language"
  | "degree_level"
  | "association"
  | "accreditation"
  | "accreditation_scope"
  | "head_position"
  | "submitter"
  | "isced"
  | "unesco_link"
  | "theme"
  | "sdg"
  | "cooperation"
  | "activity_type"
  | "project_role"
  | "yes_no"
  | "working_language"
  | "project_kind"
  | "unesco_field"
  | "unit_kind"
  | "target_group"
  | "funding_status"
  | "budget_band"
  | "visibility"
  | "org_kind"
  | "institution_budget"
  | "recommender"
  | "category_wish"
  | "initiative_owner"
  | "result_type"
  | "result_licence"
  | "result_visibility"
  | "portal_language";

/** Lists of records an answer is chosen from: what is published changes without a release. */
export type RecordName = "initiative";

/** Shapes of one-line answers beyond plain text; each has its own message when it does not fit. */
export type LineFormat = "full_name" | "phone" | "domain" | "ror_id" | "whed_id" | "wikidata" | "isni" | "pic" | "oid";

export type Shape =
  | { kind: "line"; min?: number; max: number; format?: LineFormat }
  /** `isRich`: headings, lists, links and emphasis may be written in Markdown. */
  | { kind: "prose"; min?: number; max: number; unit: "characters" | "words"; isRich?: boolean }
  | { kind: "email" }
  | { kind: "url" }
  | { kind: "day" }
  | { kind: "month" }
  | { kind: "year"; min: number }
  | { kind: "whole"; min: number; max: number }
  | { kind: "decimal"; min: number; max: number }
  | { kind: "choice"; vocabulary: VocabularyName }
  | { kind: "choices"; vocabulary: VocabularyName; max: number }
  /** Ids of records, or `NONE_OF_THEM`. */
  | { kind: "records"; of: RecordName; max: number }
  | { kind: "yes_no" }
  | { kind: "tick" }
  | { kind: "group"; fields: readonly Field[] }
  | { kind: "list"; item: Shape; max: number };

/** What stands in place of records where none of them fits. */
export const NONE_OF_THEM = "none";

interface FieldTraits {
  key: string;
  need: Need;
  /** Of whom it is asked; left out, of everybody. */
  concerns?: Concern;
  /** Few have an answer: it is folded away until there is one. Such fields are optional and end their section. */
  isRare?: boolean;
  /** No longer asked; what was answered stays in sight. */
  isPast?: boolean;
  /** The wording of the declarations with which it came: files that were sent with an earlier one need no answer. */
  since?: string;
  /** Path of its label and help below `field` in the catalogue; left out, `<section>.<key>`. */
  words?: string;
  /** Only the secretariat reads it, also after admission. */
  isConfidential?: boolean;
  /** Key of the answer in the same group to which this is a remark, asked only while that answer raises a doubt. */
  besides?: string;
  /** The text of the association that is accepted or acknowledged with it. */
  text?: TextKey;
  /** The language it is asked for in. */
  lang?: Locale;
  /** Where its words are when the catalogue has none for its language: they name it. */
  wordsInAny?: string;
  /** Must be in English, the language in which files are compared and the directory is read world-wide. */
  isEnglish?: boolean;
}

export type Field = FieldTraits & Shape;
export type FieldKind = Shape["kind"];

/** A part of the form, one page of it. */
export interface FormSection {
  key: string;
  fields: readonly Field[];
}

/** Where the words of a field of the application are in its catalogue, below `field`. */
export function wordsOf(field: Field, parent: string): string {
  return field.words ?? `${parent}.${field.key}`;
}
