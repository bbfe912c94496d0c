import { rorIdOf } from "#app/features/registry/registry-record.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { dayOf } from "#app/platform/days.ts";
import type { RegistryFact } from "#db/schema/registry-changes.ts";
import type { Release } from "./list-registry-changes.server.ts";

/** A value of the registry in the reader's words. */
export function inWords(fact: RegistryFact, value: string | null, locale: Locale): string {
  const t = translator(locale);
  if (value === null) return t("members:registry_changes.nothing");
  if (fact === "country") return countryName(value, locale);
  if (fact === "status") return t(`members:registry_changes.status.${value as "active" | "inactive" | "withdrawn"}`);
  if (fact === "successor") return value.split(" ").map(rorIdOf).join(", ");
  return value;
}

/**
 * A release as readers know it: its number and its day. Of a file of another name, which says neither, the day on which it
 * was read; how the file is called on somebody's computer is told to nobody.
 */
export function releaseInWords({ release, releasedOn, startedAt }: Release, locale: Locale): string {
  if (releasedOn === null) return formatDay(dayOf(startedAt), locale);
  const [number = ""] = release.split("-");
  return lineOf([number, formatDay(releasedOn, locale)], ", ");
}
