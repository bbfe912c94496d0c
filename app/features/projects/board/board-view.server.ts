import { isEntitled } from "#app/features/members/institution/rights.ts";
import { countryName, regionName } from "#app/i18n/names.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import { BOARD_CHOICES, BOARD_SORTS, type BoardChoice, type BoardFilters } from "./board-filters.ts";
import type { InitiativeChoice } from "./initiative-filter.server.ts";
import type { BoardOptions } from "./board-options.server.ts";
import type { BoardRow } from "./select-cards.server.ts";
import type { BoardCardView } from "./board-model.ts";
import { presentProject } from "../project/present-project.server.ts";
import { versionFor } from "../project/text-versions.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";

const EXCERPT = 260;

export function boardCard(row: BoardRow, words: Words): BoardCardView {
  const { t, locale } = words;
  const isLeadActive = isEntitled(row.leadTerm, "show_projects", words.today);
  const { summary: original, textLanguage, summaries: translations } = row;
  const summary = versionFor(locale, { original, textLanguage, translations });
  return {
    ...presentProject({ ...row, row, isLeadActive }, words),
    kind: row.kind && t(`vocabulary:project_kind.${row.kind}`),
    excerpt: { text: excerptOf(summary.text, EXCERPT), lang: summary.lang },
    themes: row.themes.map((code) => t(`vocabulary:theme.${code}`)),
    countries: row.countries.map((code) => countryName(code, locale)),
    isForMembers: row.visibility !== "public",
  };
}

interface FilterOption {
  value: string;
  label: string;
}

interface FilterView {
  name: BoardChoice | "initiative";
  label: string;
  value: string;
  options: FilterOption[];
}

function labelOf(name: BoardChoice, code: string, words: Words): string {
  const { t, locale } = words;
  if (name === "country") return countryName(code, locale);
  if (name === "region") return regionName(code, locale);
  if (name === "language") return languageLabel(code, words);
  if (name === "status") return t(`vocabulary:project_status.${code}.title`);
  return t(`vocabulary:${{ theme: "theme", kind: "project_kind", unesco: "unesco_field" }[name]}.${code}`);
}

const BY_LABEL: BoardChoice[] = ["country", "region", "language", "kind"];

function optionsOf(name: BoardChoice, options: BoardOptions, chosen: string | null, words: Words): FilterOption[] {
  const counted = name === "region" ? new Map(M49_SUBREGIONS.map((code) => [code as string, 0])) : options[name];
  const codes = [...counted.keys()].filter(Boolean);
  if (chosen && !codes.includes(chosen)) codes.push(chosen);
  const labelled = codes.map((value) => {
    const label = labelOf(name, value, words);
    const number = counted.get(value) ?? 0;
    return { value, label: number > 0 ? `${label} (${number})` : label };
  });
  const collator = new Intl.Collator(words.locale);
  const isByLabel = BY_LABEL.includes(name);
  return labelled.sort((a, b) => (isByLabel ? collator.compare(a.label, b.label) : a.value < b.value ? -1 : 1));
}

function initiativeFilter(asked: string | null, choices: readonly InitiativeChoice[], words: Words): FilterView[] {
  if (choices.length === 0) return [];
  const options = choices.map(({ slug, title, number }) => ({
    value: slug,
    label: number > 0 ? `${title} (${number})` : title,
  }));
  return [{ name: "initiative", label: words.t("projects:filter.initiative"), value: asked ?? "", options }];
}

interface Offered {
  options: BoardOptions;
  initiatives: readonly InitiativeChoice[];
}

/** The filters as a form draws them. */
export function filterViews(filters: BoardFilters, { options, initiatives }: Offered, words: Words): FilterView[] {
  const choices = BOARD_CHOICES.map((name) => ({
    name,
    label: words.t(`projects:filter.${name}`),
    value: filters[name] ?? "",
    options: optionsOf(name, options, filters[name], words),
  }));
  return [...initiativeFilter(filters.initiative, initiatives, words), ...choices];
}

interface PillView {
  name: string;
  label: string;
}

/** The filters in force, each with the parameter that takes it away. */
export function pillViews(filters: BoardFilters, initiatives: readonly InitiativeChoice[], words: Words): PillView[] {
  const pills: PillView[] = [];
  if (filters.q) pills.push({ name: "q", label: words.t("common:quoted", { text: filters.q }) });
  const initiative = initiatives.find(({ slug }) => slug === filters.initiative);
  if (initiative) pills.push({ name: "initiative", label: initiative.title });
  for (const name of BOARD_CHOICES) {
    const code = filters[name];
    if (code) pills.push({ name, label: labelOf(name, code, words) });
  }
  if (filters.isSeeking) pills.push({ name: "seeking", label: words.t("projects:filter.seeking") });
  return pills;
}

export function sortViews({ sort }: BoardFilters, { t }: Words) {
  return BOARD_SORTS.map((value) => ({ value, label: t(`projects:sort.${value}`), isChosen: value === sort }));
}
