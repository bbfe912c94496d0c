import { countryOptions, languageName, languageOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import type { SectionKey } from "./application-form.ts";
import { sectionOf } from "./application-form.ts";
import type { Field, Shape, VocabularyName } from "./form/field.ts";
import { COMMON_LANGUAGES, VOCABULARIES } from "./form/vocabularies.ts";

export interface FormOption {
  value: string;
  label: string;
}

/** The choices of a vocabulary: the first ones in sight, the rest folded away where the list is long. */
export interface FormOptions {
  common: FormOption[];
  further: FormOption[];
}

export type OptionsByVocabulary = Partial<Record<VocabularyName, FormOptions>>;

const OWN_WORDS: readonly VocabularyName[] = ["accreditation_scope", "submitter", "project_role", "yes_no"];

function languageChoices(locale: Locale): FormOptions {
  const collator = new Intl.Collator(locale);
  const further = VOCABULARIES.language
    .filter((code) => !COMMON_LANGUAGES.includes(code))
    .map((code) => ({ value: code, label: languageName(code, locale) }))
    .filter(({ value, label }) => label !== value)
    .map(({ value, label }) => ({ value, label: label.charAt(0).toLocaleUpperCase(locale) + label.slice(1) }))
    .sort((a, b) => collator.compare(a.label, b.label));
  return { common: [...languageOptions(locale)], further };
}

/** The choices of one vocabulary in the reader's language. */
export function optionsOf(vocabulary: VocabularyName, locale: Locale): FormOptions {
  if (vocabulary === "country") return { common: [], further: [...countryOptions(locale)] };
  if (vocabulary === "language") return languageChoices(locale);
  const t = translator(locale);
  const words = OWN_WORDS.includes(vocabulary) ? `applications:option.${vocabulary}` : `vocabulary:${vocabulary}`;
  const label = (code: string) => (vocabulary === "sdg" ? `${code}. ${t(`${words}.${code}`)}` : t(`${words}.${code}`));
  return { common: VOCABULARIES[vocabulary].map((value) => ({ value, label: label(value) })), further: [] };
}

function vocabulariesIn(shape: Shape): VocabularyName[] {
  if (shape.kind === "choice" || shape.kind === "choices") return [shape.vocabulary];
  if (shape.kind === "group") return shape.fields.flatMap(vocabulariesIn);
  return shape.kind === "list" ? vocabulariesIn(shape.item) : [];
}

/** The choices of every vocabulary that some fields use. */
export function optionsForFields(fields: readonly Field[], locale: Locale): OptionsByVocabulary {
  const names = new Set(fields.flatMap(vocabulariesIn));
  return Object.fromEntries([...names].map((name) => [name, optionsOf(name, locale)]));
}

export function optionsForSection(section: SectionKey, locale: Locale): OptionsByVocabulary {
  return optionsForFields(sectionOf(section).fields, locale);
}
