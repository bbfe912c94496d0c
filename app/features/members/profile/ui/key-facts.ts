import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { lineOf } from "#app/i18n/isolate.ts";
import type { ProfileView } from "../../institution/ui/profile-model.ts";

/** What is known of an institution at a glance, in this order wherever it is shown; links as the page writes them. */
export const keyFacts = (t: TFunction, profile: ProfileView, links: { website: ReactNode; social: ReactNode }) => [
  { term: t("members:profile.place"), value: profile.place },
  { term: t("members:profile.region"), value: profile.region },
  { term: t("members:profile.type"), value: profile.type },
  { term: t("members:profile.control"), value: profile.control },
  { term: t("members:profile.founded"), value: profile.founded },
  { term: t("members:profile.acronym"), value: profile.acronym },
  { term: t("members:profile.other_names"), value: lineOf(profile.otherNames, " · ") },
  { term: t("members:profile.head"), value: profile.head },
  { term: t("members:profile.website"), value: links.website },
  { term: t("members:profile.social"), value: links.social },
];
