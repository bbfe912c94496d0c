import { answerText, codeText } from "#app/features/forms/answer-text.server.ts";
import type { Shape } from "#app/features/forms/field.ts";
import { POSTING_FIELDS, PROJECT_FIELDS } from "../project/posting-fields.ts";
import { differingLines } from "./differing-lines.ts";
import { differingFields, type TypedFields } from "../project/project-form.ts";
import type { Words } from "../project/project-words.server.ts";
import { questionLabel } from "../project/question-label.ts";

/** With what records are called. */
type NamingWords = Words & { names: ReadonlyMap<string, string> };

/** One answer as it was read and as it stands now, in words; empty where there is none. */
export interface ChangedAnswer {
  name: string;
  label: string;
  before: string;
  now: string;
}

function inWords(shape: Shape, value: TypedFields[string] | undefined, words: NamingWords): string {
  const codes = [value ?? []].flat().filter((code) => typeof code === "string");
  if (shape.kind === "records") return codes.map((id) => words.names.get(id) ?? "").join("; ");
  if (shape.kind === "choices") {
    return codes.map((code) => codeText(words, shape.vocabulary, code)).join(", ");
  }
  if (shape.kind !== "list") return answerText(words, shape, value);
  const rows = Array.isArray(value) ? value : [];
  return rows.map((row) => (typeof row === "string" ? row : rowInWords(shape.item, row, words))).join("\n\n");
}

function rowInWords(item: Shape, row: TypedFields, words: NamingWords): string {
  const fields = item.kind === "group" ? item.fields : [];
  const texts = fields.map((field) => inWords(field, row[field.key], words));
  return texts.filter(Boolean).join(" · ");
}

/** What differs between two forms of a posting, in the order of the form. */
export function answersChanged(before: TypedFields, now: TypedFields, words: NamingWords): ChangedAnswer[] {
  const differing = differingFields(before, now, PROJECT_FIELDS);
  return POSTING_FIELDS.filter(({ key }) => differing.includes(key)).map((field) => ({
    name: field.key,
    label: questionLabel(words.t, field),
    ...differingLines(inWords(field, before[field.key], words), inWords(field, now[field.key], words)),
  }));
}

/** Every answer that is given in a form, in words and in its order. */
export function answersIn(form: TypedFields, words: NamingWords) {
  return POSTING_FIELDS.flatMap((field) => {
    const text = inWords(field, form[field.key], words);
    return text ? [{ name: field.key, label: questionLabel(words.t, field), text }] : [];
  });
}
