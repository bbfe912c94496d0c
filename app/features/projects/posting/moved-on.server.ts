import { translator } from "#app/i18n/translator.server.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

import type { TypedFields } from "../project/project-form.ts";
import { getEditable, readProject } from "../project/project-queries.server.ts";

const TEXTS = ["titleEn", "titleRu", "titleKk", "acronym", "summary", "description", "programme", "callUrl"];
const ROWS = { needs: "page.needs", partners: "page.partners" } as const;

// The texts of a row; its codes say nothing to a reader.
const rowText = ({ name, role, expertise, tasks }: TypedFields) =>
  [name, role, expertise, tasks].filter((text) => typeof text === "string").join("\n");

function textOf(typed: TypedFields, name: string): string {
  const value = typed[name];
  if (!Array.isArray(value)) return value ?? "";
  return value.map((one) => (typeof one === "string" ? "" : rowText(one))).join("\n\n");
}

interface Context {
  db: Reader;
  locale: Locale;
}

/** How a project stands that can no longer be edited, and what of a form typed before that is new. */
export async function viewMovedOn({ db, locale }: Context, id: string, typed: TypedFields): Promise<MovedOn> {
  const t = translator(locale);
  const row = await readProject(db, id);
  const stored = (await getEditable(db, row)).typed;
  const names = [...TEXTS, "ethicsNotes", ...Object.keys(ROWS)];
  const isNew = (name: string) => visibleProse(textOf(typed, name)) !== visibleProse(textOf(stored, name));
  const answers = names.filter(isNew).map((name): MovedOn["typed"][number] => ({
    label: t(`projects:${ROWS[name as keyof typeof ROWS] ?? `field.${name}`}`),
    text: textOf(typed, name),
  }));
  return {
    text: t("projects:moved_on.text", { status: t(`vocabulary:project_status.${row.status}.title`) }),
    to: `/projects/${row.slug}`,
    link: t("projects:moved_on.link"),
    typed: answers.filter(({ text }) => text.trim() !== ""),
  };
}
