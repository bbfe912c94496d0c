import type { AnswersOf } from "#app/features/forms/answers.ts";
import type { Field } from "#app/features/forms/field.ts";
import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { DEGREE_LEVELS, UNESCO_LINKS } from "#db/vocabulary-taxonomies.ts";

/** A question of a member's profile, and how the member's page shows its answer. */
export type ProfileField = Field & {
  /** A section of its own, a fact among those of study, or in a place that the page itself gives it. */
  shown: "section" | "study" | "apart";
  /** Where the heading of its section is, when it is asked in other words than it is told. */
  heading?: string;
};

interface ProfilePart {
  key: "description" | "figures";
  fields: readonly ProfileField[];
}

/** UArctic, IAU: a profile is read, not studied. */
const SHORT_PROFILE = { kind: "prose", max: 300, unit: "words", shown: "apart" } as const;
const TRANSLATED_PROFILES = TRANSLATED.map(
  (lang) =>
    ({ ...SHORT_PROFILE, key: fieldIn("profile", lang), need: "optional", lang, wordsInAny: "profileIn" }) as const,
);
const COOPERATION = { kind: "choices", vocabulary: "cooperation", max: COOPERATION_OFFERS.length } as const;
const PEOPLE = { kind: "whole", min: 0, max: 5_000_000, need: "optional", shown: "study" } as const;

/**
 * What a member tells of itself, in the order of its form. The form, the check, what is kept, what two people changed and
 * the member's page are read from this list. An answer is kept in the column of its name where `institutions` has one, else
 * among its `answers`.
 */
export const PROFILE = [
  {
    key: "description",
    fields: [
      { ...SHORT_PROFILE, key: "profileEn", need: "required", lang: "en" },
      ...TRANSLATED_PROFILES,
      { key: "website", kind: "url", need: "required", shown: "apart" },
      { key: "socialLinks", kind: "list", item: { kind: "url" }, max: 6, need: "optional", shown: "apart" },
      { key: "themes", kind: "choices", vocabulary: "theme", max: 5, need: "required", shown: "section" },
      { key: "fieldsOfStudy", kind: "choices", vocabulary: "isced", max: 15, need: "optional", shown: "study" },
      {
        key: "degreeLevels",
        kind: "choices",
        vocabulary: "degree_level",
        max: DEGREE_LEVELS.length,
        need: "optional",
        shown: "study",
      },
      {
        key: "languagesOfInstruction",
        kind: "choices",
        vocabulary: "language",
        max: 20,
        need: "optional",
        shown: "study",
      },
      { ...COOPERATION, key: "offers", need: "optional", shown: "section", heading: "directory.offers" },
      { ...COOPERATION, key: "seeks", need: "optional", shown: "section", heading: "directory.seeks" },
      {
        key: "unescoLinks",
        kind: "choices",
        vocabulary: "unesco_link",
        max: UNESCO_LINKS.length,
        need: "optional",
        shown: "section",
      },
    ],
  },
  {
    key: "figures",
    fields: [
      { ...PEOPLE, key: "students" },
      { ...PEOPLE, key: "internationalStudents" },
      { ...PEOPLE, key: "academicStaff" },
      { key: "referenceYear", kind: "year", min: 2000, need: "optional", shown: "study" },
    ],
  },
] as const satisfies readonly ProfilePart[];

/** Every question of the profile, in the order of its form. */
export const PROFILE_FIELDS: readonly ProfileField[] = PROFILE.flatMap(({ fields }): readonly ProfileField[] => fields);

/** The answers of a profile, as they are saved. */
export type ProfileValues = AnswersOf<(typeof PROFILE)[number]["fields"][number][]>;
