import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import { answerSchema } from "#app/features/forms/field.schema.ts";
import type { Shape } from "#app/features/forms/field.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import { whole } from "#app/platform/fields.ts";
import { projectView } from "../board/project-view.server.ts";
import type { ProjectView } from "../board/project-model.ts";
import { POSTING_FIELDS, type PostingField, type ProjectValues } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import type { NamedInitiative } from "../project/project-model.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { Partner } from "../project/project-partners.server.ts";
import { answerByOf } from "../project/project-rows.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { draftName } from "./draft-name.server.ts";
import { columnsOf } from "../project/row-answers.server.ts";

/** For whom a posting can be shown before it is published. */
type PreviewReader = "everyone" | "members";

/** An answer as far as it can be shown: texts as they were typed, the rest where it can be read. */
function shownAnswer(shape: Shape, typed: TypedFields[string] | undefined): unknown {
  switch (shape.kind) {
    case "list":
      return shownRows(shape.item, typed);
    case "line":
    case "prose":
      return (typeof typed === "string" && visibleProse(typed)) || undefined;
    case "whole":
      return whole(shape.min, shape.max).safeParse(typed).data;
    case "choices":
    case "records":
      return answerSchema(shape).safeParse([typed ?? []].flat()).data ?? [];
    case "group":
    case "year":
    case "decimal":
      return undefined;
    default:
      return answerSchema(shape).safeParse(typed).data;
  }
}

function shownRows(item: Shape, typed: TypedFields[string] | undefined) {
  const rows = Array.isArray(typed) ? typed.filter((row) => typeof row !== "string") : [];
  return rows.map((row) => shownRow(item, row)).filter((row) => Object.values(row).some(Boolean));
}

const shownRow = (item: Shape, row: TypedFields) =>
  Object.fromEntries(
    (item.kind === "group" ? item.fields : []).map((field) => [field.key, shownAnswer(field, row[field.key])]),
  );

// A paragraph that must be there and is not yet stands as a gap; without a title a draft is called by its first words.
const withGap = ({ kind, need }: PostingField, answer: unknown, { t }: Words): unknown =>
  answer ?? (kind === "prose" && need === "required" ? t("projects:preview.gap") : undefined);

function shownValues(typed: TypedFields, words: Words): ProjectValues {
  const entries = POSTING_FIELDS.map((field) => [
    field.key,
    withGap(field, shownAnswer(field, typed[field.key]), words),
  ]);
  return Object.fromEntries(entries) as unknown as ProjectValues;
}

function withOutside(partners: Partner[], named: ProjectValues["partners"]): Partner[] {
  const members = partners.filter(({ institution }) => institution !== null);
  const outside = named.map(({ name, country, role }, index) => ({
    ...{ id: `outside-${index}`, institution: null, externalName: name ?? "", country: country ?? null },
    ...{ role: role ?? "", status: "confirmed" as const, needId: null, interestId: null, isMember: false },
    isSuspended: false,
  }));
  return [...members, ...outside];
}

interface Previewed {
  found: FoundProject;
  typed: TypedFields;
  initiatives: NamedInitiative[];
  /** Whoever may edit it; members are shown what their institutions have a right to. */
  audience: Audience;
  now: Date;
}

/** A project as it would stand with what is typed of it; what cannot be read is left out. */
function asTyped({ found, typed }: Pick<Previewed, "found" | "typed">, words: Words) {
  const values = shownValues(typed, words);
  const { titleEn, translatedTitles, textLanguage, titleOriginal } = draftName(typed);
  const { textLanguage: written, titleOriginal: original, ...columns } = columnsOf(values);
  const titles = { titleEn, translatedTitles, textLanguage: written ?? textLanguage };
  const row = {
    ...{ ...found.row, ...columns, ...titles, titleOriginal: original ?? titleOriginal, typed: null },
    isSeekingPartners: values.isSeekingPartners !== false,
  };
  const needs = values.needs.map((need, position) => ({
    ...{ id: `need-${position}`, projectId: row.id, position, role: need.role ?? "", expertise: need.expertise ?? "" },
    ...{ orgKind: need.orgKind ?? null, countries: [...(need.countries ?? [])], tasks: need.tasks ?? "" },
    number: need.number ?? 1,
  }));
  const seen = { ...found, row, partners: withOutside(found.partners, values.partners) } as FoundProject;
  return { seen, values, needs };
}

/** A project's page as one circle of readers would see it, were it published as it is typed; null where they find none. */
export function previewView(
  { found, typed, initiatives, audience, now }: Previewed,
  reader: PreviewReader,
  words: Words,
): ProjectView | null {
  const { seen, values, needs } = asTyped({ found, typed }, words);
  if (values.visibility === "invited" || (values.visibility === "members" && reader === "everyone")) return null;
  const status = values.isSeekingPartners === false ? ("closed_to_partners" as const) : ("open" as const);
  const answerBy = answerByOf({ ...values, isSeekingPartners: status === "open" }, now);
  const shown = {
    ...seen,
    ...{ row: { ...seen.row, status, answerBy }, subject: { ...found.subject, status, answerBy } },
  };
  const holders = reader === "members" ? audience.holders : [];
  const eyes = { viewer: null, institutionIds: [], today: audience.today, holders, coEdits: [] };
  return projectView(shown, { values, needs, activity: [], initiatives }, eyes, words);
}

interface Saved extends Omit<Previewed, "now"> {
  activity: ActivityRow[];
}

/** The page of a project as it is saved, for those who write it. */
export function savedView({ found, typed, initiatives, audience, activity }: Saved, words: Words): ProjectView {
  const { seen, values, needs } = asTyped({ found, typed }, words);
  return projectView(seen, { values, needs, activity, initiatives }, audience, words);
}
