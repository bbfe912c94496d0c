import { lineOf } from "#app/i18n/isolate.ts";
import { languageOptions } from "#app/i18n/names.server.ts";
import { fieldIn, inEachField } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { DEGREE_LEVELS, ISCED_NARROW, THEMES, UNESCO_LINKS } from "#db/vocabulary-taxonomies.ts";
import { marksOf } from "#app/platform/bring-together.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Reader } from "#db/index.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { identifiersOf } from "../institution/institution-identifiers.ts";
import { readTexts } from "../institution/institution-texts.server.ts";
import { listTopics, type OwnInstitution } from "../institution/own-institution.server.ts";
import { type ProfileFormOptions, type ProfileFormValues, profileLabel } from "./ui/profile-form-model.ts";
import { memberView } from "../institution/member-view.server.ts";
import { everyNameOf } from "../institution/institution-names.ts";

const text = (value: string | number | null) => (value === null ? "" : String(value));

/** What the profile form begins with. */
export async function profileFormValues(db: Reader, { institution }: OwnInstitution): Promise<ProfileFormValues> {
  const { keyFigures } = institution;
  const profiles = await readTexts(db, institution.id, "profile");
  const values = {
    website: institution.website,
    socialLinks: (institution.socialLinks ?? []).map(shownWebAddress).join("\n"),
    profileEn: institution.profileEn,
    ...inEachField("profile", (locale) => profiles[locale] ?? ""),
    themes: await listTopics(db, institution.id, "theme"),
    fieldsOfStudy: await listTopics(db, institution.id, "field"),
    degreeLevels: institution.degreeLevels,
    languagesOfInstruction: institution.languagesOfInstruction,
    offers: institution.offers,
    seeks: institution.seeks,
    unescoLinks: institution.unescoLinks,
    students: text(keyFigures.students),
    internationalStudents: text(keyFigures.internationalStudents),
    academicStaff: text(keyFigures.academicStaff),
    referenceYear: text(keyFigures.referenceYear),
  };
  return { ...values, version: String(institution.version), seen: marksOf(values) };
}

/** The choices of the profile form, in words. */
export function profileFormOptions(locale: Locale): ProfileFormOptions {
  const t = translator(locale);
  const options = (codes: readonly string[], prefix: string) =>
    codes.map((value) => ({ value, label: t(`vocabulary:${prefix}.${value}`) }));
  return {
    themes: options(THEMES, "theme"),
    fieldsOfStudy: options(ISCED_NARROW, "isced"),
    degreeLevels: options(DEGREE_LEVELS, "degree_level"),
    languagesOfInstruction: [...languageOptions(locale)],
    offers: options(COOPERATION_OFFERS, "cooperation"),
    seeks: options(COOPERATION_OFFERS, "cooperation"),
    unescoLinks: options(UNESCO_LINKS, "unesco_link"),
  };
}

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
export function profileDifferences(saved: ProfileFormValues, typed: URLSearchParams, locale: Locale) {
  const t = translator(locale);
  const options = profileFormOptions(locale) as Record<string, { value: string; label: string }[] | undefined>;
  const words = (name: string, values: readonly string[]) =>
    values
      .filter(Boolean)
      .map((value) => options[name]?.find((option) => option.value === value)?.label ?? value)
      .join("; ");
  return Object.entries(saved).flatMap(([name, value]) => {
    if (name === "version" || name === "seen") return [];
    const before = words(name, [value].flat().sort());
    const yours = words(
      name,
      typed
        .getAll(name)
        .map((one) => one.replaceAll("\r\n", "\n"))
        .sort(),
    );
    const language = LOCALES.find((one) => fieldIn("profile", one) === name);
    const isFigure = name in FIGURE_LABELS;
    const label = language
      ? profileLabel(t, language)
      : t(isFigure ? `members:figure.${name}` : `members:edit.${name}`);
    return before === yours ? [] : [{ name, label, saved: before, yours }];
  });
}

const FIGURE_LABELS = { students: 1, internationalStudents: 1, academicStaff: 1, referenceYear: 1 };
