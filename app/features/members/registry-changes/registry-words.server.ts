import { rorIdOf } from "#app/features/registry/registry-record.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import type { RegistryFact } from "#db/schema/registry-changes.ts";

/** A value of the registry in the reader's words. */
export function inWords(fact: RegistryFact, value: string | null, locale: Locale): string {
  const t = translator(locale);
  if (value === null) return t("members:registry_changes.nothing");
  if (fact === "country") return countryName(value, locale);
  if (fact === "status") return t(`members:registry_changes.status.${value as "active" | "inactive" | "withdrawn"}`);
  if (fact === "successor") return value.split(" ").map(rorIdOf).join(", ");
  return value;
}
