import { answerSchema } from "#app/features/forms/field.schema.ts";
import type { Shape } from "#app/features/forms/field.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import { whole } from "#app/platform/fields.ts";
import { projectView } from "../board/project-view.server.ts";
import type { ProjectView } from "../board/project-model.ts";
import { POSTING_FIELDS, type PostingField, type ProjectValues } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import type { NamedInitiative } from "../project/project-model.ts";
import type { FoundProject, Partner } from "../project/project-queries.server.ts";
import { answerByOf } from "../project/project-rows.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { titleOf } from "../project/project-title.ts";
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

// A text that must be there and is not yet stands as a gap.
function withGap(field: PostingField, answer: unknown, { t }: Words): unknown {
  const isText = field.kind === "line" || field.kind === "prose";
  return answer ?? (isText && field.need === "required" ? t("projects:preview.gap") : undefined);
}

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
    ...{ role: role ?? "", status: "confirmed" as const, needId: null, isMember: false },
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

/** A project's page as one circle of readers would see it, were it published as it is typed; null where they find none. */
export function previewView(
  { found, typed, initiatives, audience, now }: Previewed,
  reader: PreviewReader,
  words: Words,
): ProjectView | null {
  const values = shownValues(typed, words);
  if (values.visibility === "invited" || (values.visibility === "members" && reader === "everyone")) return null;
  const status = values.isSeekingPartners === false ? ("closed_to_partners" as const) : ("open" as const);
  const answerBy = answerByOf({ ...values, isSeekingPartners: status === "open" }, now);
  const columns = columnsOf({ ...values, answerBy: answerBy ?? undefined });
  const isSeekingPartners = status === "open";
  const row = { ...found.row, ...columns, ...titleOf(values), status, answerBy, isSeekingPartners, typed: null };
  const needs = values.needs.map((need, position) => ({
    ...{ id: `need-${position}`, projectId: row.id, position, role: need.role ?? "", expertise: need.expertise ?? "" },
    ...{ orgKind: need.orgKind ?? null, countries: [...(need.countries ?? [])], tasks: need.tasks ?? "" },
    number: need.number ?? 1,
  }));
  const seen = {
    ...found,
    ...{ row, partners: withOutside(found.partners, values.partners), subject: { ...found.subject, status, answerBy } },
  };
  const holders = reader === "members" ? audience.holders : [];
  const eyes = { viewer: null, institutionIds: [], today: audience.today, holders, coEdits: [] };
  return projectView(seen as FoundProject, { values, needs, activity: [], initiatives }, eyes, words);
}
