import type { Field, FormSection } from "#app/features/forms/field.ts";
import { TRANSLATED } from "#app/i18n/translations.ts";

const activity: readonly Field[] = [
  { key: "title", kind: "line", min: 3, max: 200, need: "required" },
  { key: "year", kind: "year", min: 1950, need: "required" },
  { key: "type", kind: "choice", vocabulary: "activity_type", need: "required" },
  { key: "url", kind: "url", need: "optional" },
  { key: "description", kind: "prose", max: 500, unit: "characters", need: "required" },
];

/** Why it wants to join, what it has done, and what it will do in its first year. */
export const MOTIVATION: FormSection = {
  key: "motivation",
  fields: [
    { key: "themes", kind: "choices", vocabulary: "theme", max: 5, need: "required" },
    { key: "sdgs", kind: "choices", vocabulary: "sdg", max: 5, need: "optional" },
    { key: "motivation", kind: "prose", min: 500, max: 3000, unit: "characters", need: "required", isEnglish: true },
    { key: "past_activities", kind: "list", max: 10, item: { kind: "group", fields: activity }, need: "required" },
    { key: "planned_contribution", kind: "prose", min: 300, max: 2000, unit: "characters", need: "required" },
    { key: "offers", kind: "choices", vocabulary: "cooperation", max: 15, need: "optional" },
    { key: "seeks", kind: "choices", vocabulary: "cooperation", max: 15, need: "optional" },
    { key: "project_ideas", kind: "prose", max: 2000, unit: "characters", need: "optional" },
  ],
};

/** Three hundred words: the length UArctic asks for. */
const SHORT_PROFILE = { kind: "prose", max: 300, unit: "words" } as const;

const translatedProfiles = TRANSLATED.map((lang): Field => ({
  ...SHORT_PROFILE,
  key: `short_profile_${lang}`,
  need: "optional",
  lang,
  wordsInAny: "profile.short_profile_in",
}));

/** What the directory will show after admission. */
export const PROFILE: FormSection = {
  key: "profile",
  fields: [
    { key: "short_profile_en", ...SHORT_PROFILE, need: "required", isEnglish: true },
    ...translatedProfiles,
    { key: "social_links", kind: "list", max: 6, item: { kind: "url" }, need: "optional", isRare: true },
  ],
};
