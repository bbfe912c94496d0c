import { redirect } from "@remix-run/node";
import { readForm } from "#app/http/parse-form.server.ts";
import { forbidden, type MovedOn, movedOn } from "#app/http/refusals.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/vocabulary.ts";

import { keepTyped, type TypedFields } from "../project/project-form.ts";
import { PROJECT_LISTS } from "./project-posting.server.ts";
import { getEditable, readProject } from "../project/project-queries.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { type Audience, canLead } from "../project/project.policy.ts";
import { PROJECT_FIELDS } from "../project/project.schema.ts";

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

/**
 * The answer to whoever may not edit a project: its own people are led to it, or get back what they typed before it moved
 * on. To throw.
 */
export async function projectNotEditable(
  { request, context }: { request: Request; context: Context },
  audience: Audience,
  { row, subject }: Pick<LoadedProject, "row" | "subject">,
): Promise<Response> {
  if (!canLead(audience, subject)) return forbidden();
  if (request.method === "GET" || request.method === "HEAD") {
    const why = row.status === "submitted" ? "edit_submitted" : "edit_over";
    return redirect(`/projects/${row.slug}?refused=${why}`);
  }
  return projectMovedOn(context, row.id, await readForm(request, { lists: PROJECT_LISTS }));
}

/** The answer to a form whose project can no longer be edited: how it stands, and what was typed. To throw. */
export async function projectMovedOn({ db, locale }: Context, id: string, fields: URLSearchParams): Promise<Response> {
  const t = translator(locale);
  const row = await readProject(db, id);
  const typed = keepTyped(typedForm(fields).payload, PROJECT_FIELDS);
  const stored = (await getEditable(db, row)).typed;
  const names = [...TEXTS, "ethicsNotes", ...Object.keys(ROWS)];
  const isNew = (name: string) => visibleProse(textOf(typed, name)) !== visibleProse(textOf(stored, name));
  const answers = names.filter(isNew).map((name): MovedOn["typed"][number] => ({
    label: t(`projects:${ROWS[name as keyof typeof ROWS] ?? `field.${name}`}`),
    text: textOf(typed, name),
  }));
  return movedOn({
    text: t("projects:moved_on.text", { status: t(`vocabulary:project_status.${row.status}.title`) }),
    to: `/projects/${row.slug}`,
    link: t("projects:moved_on.link"),
    typed: answers.filter(({ text }) => text.trim() !== ""),
  });
}
