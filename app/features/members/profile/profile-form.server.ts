import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { marksOf } from "#app/platform/bring-together.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { answerDifferences, typedAnswer } from "../institution/answer-differences.server.ts";
import { identifiersOf } from "../institution/institution-identifiers.ts";
import { everyNameOf } from "../institution/institution-names.ts";
import { memberView } from "../institution/member-view.server.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { PROFILE_FIELDS } from "./profile-fields.ts";
import { profileLabel } from "../institution/profile-label.ts";
import { readValues } from "./profile-values.server.ts";
import type { ProfileFormValues } from "./ui/profile-form-model.ts";

/** What the profile form begins with. */
export async function profileFormValues(db: Reader, { institution }: OwnInstitution): Promise<ProfileFormValues> {
  const stored: Record<string, unknown> = await readValues(db, institution);
  const values = Object.fromEntries(PROFILE_FIELDS.map((field) => [field.key, typedAnswer(field, stored[field.key])]));
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
export const profileDifferences = (saved: ProfileFormValues, sent: URLSearchParams, locale: Locale) =>
  answerDifferences(PROFILE_FIELDS, saved, sent, locale);

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
