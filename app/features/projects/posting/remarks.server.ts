import type { TFunction } from "i18next";
import type { Shape } from "#app/features/forms/field.ts";
import { POSTING_FIELDS, type PostingField } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import { findMixedWord } from "#app/platform/look-alikes.ts";
import { contactsIn } from "./contacts.ts";
import { questionLabel } from "../project/question-label.ts";

/** What a text holds that should be looked at again; it stops nothing. */
interface Remark {
  /** As the form names the field: `summary`, `needs[0].tasks`. */
  name: string;
  label: string;
  kind: "contact" | "not_english" | "mixed";
  /** The words that are meant. */
  found: string;
}

/** Words in Cyrillic: in a title any, in a text where more of the letters are so than not. */
function notEnglishIn(text: string, isLine: boolean): string | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return isLine || cyrillic > latin ? /\p{Script=Cyrillic}+/u.exec(text)?.[0] : undefined;
}

const isText = ({ kind }: Shape) => kind === "line" || kind === "prose";

function remarksOn(field: PostingField, typed: TypedFields): Omit<Remark, "label">[] {
  const value = typed[field.key];
  if (field.kind === "list" && field.item.kind === "group") {
    const members = field.item.fields.filter(isText);
    return (Array.isArray(value) ? value : []).flatMap((row, index) =>
      members.flatMap(({ key }) => inText(typeof row === "string" ? row : row[key], `${field.key}[${index}].${key}`)),
    );
  }
  if (!isText(field)) return [];
  const isEnglish = field.lang === "en" || (Boolean(field.isInTextLanguage) && typed.textLanguage === "en");
  if (typeof value !== "string") return [];
  const isLine = field.kind === "line";
  const name = field.key;
  const mixed = isLine ? findMixedWord(value)?.word : undefined;
  const found = isEnglish && !mixed ? notEnglishIn(value, isLine) : undefined;
  return [
    ...inText(value, name),
    ...(mixed ? [{ name, kind: "mixed" as const, found: mixed }] : []),
    ...(found ? [{ name, kind: "not_english" as const, found }] : []),
  ];
}

function inText(text: TypedFields[string] | undefined, name: string): Omit<Remark, "label">[] {
  const found = typeof text === "string" ? contactsIn(text) : [];
  return found.map((one) => ({ name, kind: "contact", found: one }));
}

/** Addresses and telephone numbers in the texts of a posting, and what is to be English and is not, in the order of the form. */
export function remarksIn(typed: TypedFields, t: TFunction): Remark[] {
  return POSTING_FIELDS.flatMap((field) =>
    remarksOn(field, typed).map((remark) => ({ ...remark, label: questionLabel(t, field) })),
  );
}
