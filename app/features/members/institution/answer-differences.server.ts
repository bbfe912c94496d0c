import { answerText, codeText } from "#app/features/forms/answer-text.server.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Locale } from "#db/locales.ts";
import { profileLabel } from "./profile-label.ts";

/** An answer as its field shows it; several codes stay several. */
export function typedAnswer(shape: Shape, value: unknown): string | string[] {
  if (shape.kind === "choices") return (value ?? []) as string[];
  if (shape.kind === "list") return ((value ?? []) as string[]).map(shownWebAddress).join("\n");
  if (value === undefined) return "";
  if (shape.kind === "yes_no") return value === true ? "yes" : "no";
  return shape.kind === "url" ? shownWebAddress(String(value)) : String(value);
}

export interface Difference {
  name: string;
  label: string;
  saved: string;
  yours: string;
}

/** The answers that differ between what was saved meanwhile and what somebody is about to save, in words. */
export function answerDifferences(
  fields: readonly Field[],
  saved: Readonly<Record<string, string | string[]>>,
  sent: URLSearchParams,
  locale: Locale,
): Difference[] {
  const reader = { t: translator(locale), locale };
  return fields.flatMap((field) => {
    const words = (values: readonly string[]) =>
      values
        .filter(Boolean)
        .map((one) => (field.kind === "choices" ? codeText(reader, field.vocabulary, one) : textOf(field, one)))
        .sort()
        .join("; ");
    const textOf = (shape: Shape, one: string) => (shape.kind === "list" ? one : answerText(reader, shape, one));
    const before = words([saved[field.key] ?? ""].flat());
    const yours = words(sent.getAll(field.key).map((one) => one.replaceAll("\r\n", "\n")));
    return before === yours ? [] : [{ name: field.key, label: profileLabel(reader.t, field), saved: before, yours }];
  });
}
