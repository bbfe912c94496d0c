import type { TFunction } from "i18next";
import { DEFAULT_LOCALE, ownNameOf } from "#app/i18n/locale.ts";
import type { FieldIn } from "#app/i18n/translations.ts";
import type { Locale } from "#db/locales.ts";
import type { Option } from "#app/ui/field.tsx";

export interface ProfileFormValues extends Record<string, string | string[]>, Record<FieldIn<"profile">, string> {
  version: string;
  /** Marks of the values the form shows. */
  seen: string;
  website: string;
  /** One a line. */
  socialLinks: string;
  profileEn: string;
  themes: string[];
  fieldsOfStudy: string[];
  degreeLevels: string[];
  languagesOfInstruction: string[];
  offers: string[];
  seeks: string[];
  unescoLinks: string[];
  students: string;
  internationalStudents: string;
  academicStaff: string;
  referenceYear: string;
}

export type ProfileFormOptions = Record<
  "themes" | "fieldsOfStudy" | "degreeLevels" | "languagesOfInstruction" | "offers" | "seeks" | "unescoLinks",
  Option[]
>;

/** Somebody saved first: what both have changed. */
export interface ProfileConflict {
  differences: { name: string; label: string; saved: string; yours: string }[];
}

export function profileLabel(t: TFunction, locale: Locale): string {
  return locale === DEFAULT_LOCALE
    ? t("members:edit.profileEn")
    : t("members:edit.profileIn", { language: ownNameOf(locale) });
}
