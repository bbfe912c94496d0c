import { formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { differingFields, type TypedFields } from "../project/project-form.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";
import { PROJECT_FIELDS } from "../project/posting-fields.ts";

/** One answer as it was read and as it stands now, in words; empty where there is none. */
export interface ChangedAnswer {
  name: string;
  label: string;
  before: string;
  now: string;
}

const VOCABULARIES: Record<string, string> = {
  kind: "project_kind",
  themes: "theme",
  sdgs: "sdg",
  fields: "isced",
  unescoFields: "unesco_field",
  targetGroups: "target_group",
  fundingStatus: "funding_status",
  budgetBand: "budget_band",
  visibility: "visibility",
  orgKind: "org_kind",
};

// Rows have no field of their own name.
const LABELS: Record<string, string> = { needs: "projects:page.needs", partners: "projects:page.partners" };

function codeInWords(name: string, code: string, words: Words): string {
  const { t, locale } = words;
  if (name in VOCABULARIES) return t(`vocabulary:${VOCABULARIES[name]}.${code}`);
  if (name === "countries" || name === "country") return countryName(code, locale);
  if (name === "languages") return languageLabel(code, words);
  if (name === "startMonth" || name === "endMonth") return formatMonth(code, locale);
  if (name === "callDeadline" || name === "answerBy") return formatDay(code, locale);
  if (name === "isSeekingPartners" || name === "isUnescoNamePlanned") return t(`common:status.${code}`);
  return code;
}

function inWords(name: string, value: TypedFields[string] | undefined, words: Words): string {
  if (value === undefined) return "";
  if (typeof value === "string") return codeInWords(name, value, words);
  const parts = value.map((one) => (typeof one === "string" ? codeInWords(name, one, words) : rowInWords(one, words)));
  return parts.join(typeof value[0] === "string" ? ", " : "\n\n");
}

const OF_ROW = ["role", "name", "country", "expertise", "tasks", "number", "orgKind", "countries"];

const rowInWords = (row: TypedFields, words: Words) =>
  OF_ROW.map((name) => inWords(name, row[name], words))
    .filter(Boolean)
    .join(" · ");

/** What differs between two forms of a posting, in the order of the form. */
export function answersChanged(before: TypedFields, now: TypedFields, words: Words): ChangedAnswer[] {
  return differingFields(before, now, PROJECT_FIELDS).map((name) => ({
    name,
    label: words.t(LABELS[name] ?? `projects:field.${name}`),
    before: inWords(name, before[name], words),
    now: inWords(name, now[name], words),
  }));
}
