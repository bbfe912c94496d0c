import { viewMovedOn } from "#app/features/projects/posting/moved-on.server.ts";
import { PROJECT_LISTS } from "#app/features/projects/posting/posting.ts";
import { keepTyped } from "#app/features/projects/project/project-form.ts";
import type { LoadedProject } from "#app/features/projects/project/project-subject.server.ts";
import { type Audience, worksOnText } from "#app/features/projects/project/project.policy.ts";
import { PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { forbidden, movedOn } from "#app/http/refusals.server.ts";
import { redirectRefused } from "#app/http/safe-redirect.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

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
  if (!worksOnText(audience, subject)) return forbidden();
  if (request.method === "GET" || request.method === "HEAD") {
    const why = row.status === "submitted" ? "edit_submitted" : row.status === "hidden" ? "edit_hidden" : "edit_over";
    return redirectRefused(`/projects/${row.slug}`, why);
  }
  return projectMovedOn(context, row.id, await readForm(request, { lists: PROJECT_LISTS }));
}

/** The answer to a form whose project can no longer be edited: how it stands, and what was typed. To throw. */
export async function projectMovedOn(context: Context, id: string, fields: URLSearchParams): Promise<Response> {
  const typed = keepTyped(typedForm(fields).payload, PROJECT_FIELDS);
  return movedOn(await viewMovedOn(context, id, typed));
}
