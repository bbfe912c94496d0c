import { translator } from "#app/i18n/translator.server.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Shape } from "#app/features/forms/field.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import { getEditable, readProject } from "../project/project-queries.server.ts";
import { questionLabel } from "../project/question-label.ts";

const isText = ({ kind }: Shape) => kind === "line" || kind === "prose" || kind === "url";

/** What of a form somebody wrote themselves. Of a row the texts; its codes say nothing to a reader. */
function textOf(shape: Shape, value: TypedFields[string] | undefined): string {
  if (isText(shape)) return typeof value === "string" ? value : "";
  if (shape.kind !== "list" || !Array.isArray(value)) return "";
  const rows = value.filter((row) => typeof row !== "string");
  return rows.map((row) => rowText(shape.item, row)).join("\n\n");
}

const rowText = (item: Shape, row: TypedFields) =>
  (item.kind === "group" ? item.fields : [])
    .map((field) => textOf(field, row[field.key]))
    .filter(Boolean)
    .join("\n");

interface Context {
  db: Reader;
  locale: Locale;
}

/** What somebody typed who writes the project no more: it was not saved, and of the project nothing is told. */
export function viewEnded(locale: Locale, typed: TypedFields): MovedOn {
  const t = translator(locale);
  const texts = POSTING_FIELDS.map((field) => ({
    label: questionLabel(t, field),
    text: textOf(field, typed[field.key]),
  }));
  return {
    text: t("projects:coediting.ended"),
    to: "/projects/mine",
    link: t("projects:coediting.ended_link"),
    typed: texts.filter(({ text }) => text.trim() !== ""),
  };
}

/** How a project stands that can no longer be edited, and what of a form typed before that is new. */
export async function viewMovedOn({ db, locale }: Context, id: string, typed: TypedFields): Promise<MovedOn> {
  const t = translator(locale);
  const row = await readProject(db, id);
  const stored = (await getEditable(db, row)).typed;
  const asWritten = POSTING_FIELDS.map((field) => ({
    label: questionLabel(t, field),
    text: textOf(field, typed[field.key]),
    kept: textOf(field, stored[field.key]),
  }));
  const isNew = ({ text, kept }: { text: string; kept: string }) => visibleProse(text) !== visibleProse(kept);
  return {
    text: t("projects:moved_on.text", { status: t(`vocabulary:project_status.${row.status}.title`) }),
    to: `/projects/${row.slug}`,
    link: t("projects:moved_on.link"),
    typed: asWritten.filter((one) => one.text.trim() !== "" && isNew(one)).map(({ label, text }) => ({ label, text })),
  };
}
