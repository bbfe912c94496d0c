import type { TFunction } from "i18next";
import type { Shape } from "#app/features/forms/field.ts";
import { POSTING_FIELDS, type PostingField } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import { questionLabel } from "../project/question-label.ts";

/** What a text holds that should be looked at again; it stops nothing. */
interface Remark {
  /** As the form names the field: `summary`, `needs[0].tasks`. */
  name: string;
  label: string;
  kind: "contact" | "not_english";
  /** The words that are meant. */
  found: string;
}

// Bounded on both sides, so that no text makes them slow.
const EMAIL = /[^\s@<>()«»"]{1,64}@[^\s@<>()«»"]{1,100}\.\p{L}{2,20}/u;
const TELEPHONES = [
  /\+\d[\d\s().-]{6,18}\d/,
  /(?<!\d)8[\s-]{0,2}\(?7\d{2}\)?[\s-]{0,2}\d{3}[\s-]{0,2}\d{2}[\s-]{0,2}\d{2}(?!\d)/,
];

const contactIn = (text: string) => [EMAIL, ...TELEPHONES].map((form) => form.exec(text)?.[0]).find(Boolean);

/** Words in Cyrillic where more of the letters are so than not. */
function notEnglishIn(text: string): string | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin ? /\p{Script=Cyrillic}+/u.exec(text)?.[0] : undefined;
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
  const found = isEnglish && typeof value === "string" ? notEnglishIn(value) : undefined;
  return [...inText(value, field.key), ...(found ? [{ name: field.key, kind: "not_english" as const, found }] : [])];
}

function inText(text: TypedFields[string] | undefined, name: string): Omit<Remark, "label">[] {
  const found = typeof text === "string" ? contactIn(text) : undefined;
  return found ? [{ name, kind: "contact", found }] : [];
}

/** Addresses and telephone numbers in the texts of a posting, and what is to be English and is not, in the order of the form. */
export function remarksIn(typed: TypedFields, t: TFunction): Remark[] {
  return POSTING_FIELDS.flatMap((field) =>
    remarksOn(field, typed).map((remark) => ({ ...remark, label: questionLabel(t, field) })),
  );
}
