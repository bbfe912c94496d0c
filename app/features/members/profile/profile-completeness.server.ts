import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { PROFILE_FIELDS } from "./profile-fields.ts";
import { profileLabel } from "../institution/profile-label.ts";
import type { CompletenessView, ProfileFormValues } from "./ui/profile-form-model.ts";

/** A member may truly have none of these, and the year stands only beside a figure. */
const UNCOUNTED: ReadonlySet<string> = new Set(["socialLinks", "unescoLinks", "referenceYear"]);
/** What those who look for a partner ask first. */
const FIRST: readonly string[] = ["offers", "seeks", "fieldsOfStudy"];
const MOST_NEXT = 3;

const COUNTED = PROFILE_FIELDS.filter(({ key }) => !UNCOUNTED.has(key));
const LOGO = "logo";

interface Told {
  values: ProfileFormValues;
  hasLogo: boolean;
  paths: { edit: string; logo: string };
}

/** How much of its profile and logo a member has given, and what would help most to add. */
export function profileCompleteness({ values, hasLogo, paths }: Told, locale: Locale): CompletenessView {
  const t = translator(locale);
  const lacking = COUNTED.filter(({ key }) => (values[key] ?? "").length === 0);
  const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const missing = [
    ...lacking.map((field) => ({
      key: field.key,
      label: profileLabel(t, field),
      to: `${paths.edit}#profile-${field.key}`,
    })),
    ...(hasLogo ? [] : [{ key: LOGO, label: t("members:institution.logo"), to: paths.logo }]),
  ].sort((one, other) => place(one.key) - place(other.key));
  const asked = COUNTED.length + 1;
  return {
    told: asked - missing.length,
    asked,
    next: missing.slice(0, MOST_NEXT).map(({ label, to }) => ({ label, to })),
  };
}
