import { answerText, codeText } from "#app/features/forms/answer-text.server.ts";
import type { Shape } from "#app/features/forms/field.ts";
import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { marksOf } from "#app/platform/bring-together.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { identifiersOf } from "../institution/institution-identifiers.ts";
import { everyNameOf } from "../institution/institution-names.ts";
import { memberView } from "../institution/member-view.server.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { PROFILE_FIELDS } from "./profile-fields.ts";
import { profileLabel } from "./profile-label.ts";
import { readValues } from "./profile-values.server.ts";
import type { ProfileFormValues } from "./ui/profile-form-model.ts";

function typed(shape: Shape, value: unknown): string | string[] {
  if (shape.kind === "choices") return (value ?? []) as string[];
  if (shape.kind === "list") return ((value ?? []) as string[]).map(shownWebAddress).join("\n");
  if (value === undefined) return "";
  if (shape.kind === "yes_no") return value === true ? "yes" : "no";
  return shape.kind === "url" ? shownWebAddress(String(value)) : String(value);
}

/** What the profile form begins with. */
export async function profileFormValues(db: Reader, { institution }: OwnInstitution): Promise<ProfileFormValues> {
  const stored: Record<string, unknown> = await readValues(db, institution);
  const values = Object.fromEntries(PROFILE_FIELDS.map((field) => [field.key, typed(field, stored[field.key])]));
  return { ...values, version: String(institution.version), seen: marksOf(values) };
}

/** The choices of the profile form, in words. */
export const profileFormOptions = (locale: Locale) => optionsForFields(PROFILE_FIELDS, locale);

/** What only the secretariat changes, with its present values. */
export function fixedFacts({ institution }: OwnInstitution, locale: Locale): { term: string; value: string }[] {
  const t = translator(locale);
  const { place, type } = memberView(institution, locale);
  const identifiers = identifiersOf(institution).map(
    ({ kind, value }) => `${t(`members:identifier.${kind}`)} ${value}`,
  );
  return [
    { term: t("members:edit.names"), value: lineOf(everyNameOf(institution), " · ") },
    { term: t("members:profile.type"), value: type },
    { term: t("members:profile.place"), value: place },
    { term: t("members:profile.identifiers"), value: identifiers.join(" · ") },
  ];
}

/** The answers that differ between what was saved meanwhile and what somebody is about to save, in words. */
export function profileDifferences(saved: ProfileFormValues, sent: URLSearchParams, locale: Locale) {
  const reader = { t: translator(locale), locale };
  return PROFILE_FIELDS.flatMap((field) => {
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

const READ = ["url", "list", "whole", "year"];
const oneALine = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

/** The questions of which was kept what was understood, and not the letters that were typed. */
export function understoodOtherwise(sent: URLSearchParams, saved: ProfileFormValues): string[] {
  return PROFILE_FIELDS.filter(({ kind }) => READ.includes(kind))
    .map(({ key }) => key)
    .filter((key) => oneALine(sent.get(key) ?? "") !== oneALine(String(saved[key] ?? "")));
}

/** How these answers were understood, each with the way back to its question. */
export function viewUnderstood(saved: ProfileFormValues, names: readonly string[], edit: string, locale: Locale) {
  const reader = { t: translator(locale), locale };
  return PROFILE_FIELDS.filter(({ key, kind }) => names.includes(key) && READ.includes(kind)).flatMap((field) => {
    const text = String(saved[field.key] ?? "").replaceAll("\n", ", ");
    const to = `${edit}#profile-${field.key}`;
    return text ? [{ label: profileLabel(reader.t, field), text, to }] : [];
  });
}
