import { rorIdOf } from "#app/features/registry/registry-record.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import type { RegistryFact } from "#db/schema/registry-changes.ts";
import { nameOf } from "../institution/institution-names.ts";
import { mergePath } from "../merging/merge-path.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { isTakenOver, ownWord } from "./registry-change.ts";
import type { RegistryChangeLine, RegistryChangePage } from "./ui/registry-change-model.ts";

/** A value of the registry in the reader's words. */
function inWords(fact: RegistryFact, value: string | null, locale: Locale): string {
  const t = translator(locale);
  if (value === null) return t("members:registry_changes.nothing");
  if (fact === "country") return countryName(value, locale);
  if (fact === "status") return t(`members:registry_changes.status.${value as "active" | "inactive" | "withdrawn"}`);
  if (fact === "successor") return value.split(" ").map(rorIdOf).join(", ");
  return value;
}

export function changeLine(found: FoundChange, locale: Locale): RegistryChangeLine {
  const { change, institution, release, number } = found;
  const { fact, before, after, id } = change;
  return {
    ...{ id, number, release },
    name: nameOf(institution, locale),
    fact: translator(locale)(`members:registry_changes.fact.${fact}`),
    before: inWords(fact, before, locale),
    after: inWords(fact, after, locale),
    settled: settledWords(found, locale),
  };
}

/** What was answered, by whom and when, with the reason; null while nothing was. */
function settledWords({ change, settledBy }: FoundChange, locale: Locale): RegistryChangeLine["settled"] {
  const { outcome, note, settledAt } = change;
  if (outcome === null) return null;
  const day = settledAt === null ? "" : formatDay(dayOf(settledAt), locale);
  return {
    text: translator(locale)(`members:registry_changes.outcome.${outcome}`, { who: settledBy ?? "", day }),
    note,
  };
}

export function changePage(found: FoundChange, locale: Locale): RegistryChangePage {
  const t = translator(locale);
  const { change, institution } = found;
  const { fact, outcome } = change;
  const own = ownWord(fact, institution);
  return {
    ...changeLine(found, locale),
    own: own === null ? null : inWords(fact, own, locale),
    rorId: institution.registryId === null ? null : rorIdOf(institution.registryId),
    canTakeOver: isTakenOver(fact),
    advice: isTakenOver(fact) ? null : t(`members:registry_changes.advice.${fact}`),
    renameTo: fact === "name" ? `/memberships/${found.number}/name` : null,
    mergeTo: fact === "successor" || fact === "status" ? mergePath(found.number) : null,
    request: outcome === null && own !== null ? requestOf(found, own) : null,
  };
}

const PART: Record<RegistryFact, string> = {
  name: "Name",
  website: "Website",
  city: "Location",
  country: "Location",
  status: "Status",
  successor: "Relationships",
};

/** What the registry is asked to put right, by the questions of its own form and in its language. */
function requestOf({ change, institution }: FoundChange, own: string): string {
  const { fact, after } = change;
  return [
    "Summary of request: Modify the information in an existing ROR record",
    `Name of organization: ${institution.nameEn}`,
    `ROR ID: ${institution.registryId === null ? "" : rorIdOf(institution.registryId)}`,
    `Which part of the record needs to be changed? ${PART[fact]}`,
    `Description of change: The record says "${after ?? ""}". The institution itself says "${own}".`,
    `Source: ${institution.website ?? ""}`,
  ].join("\n");
}
