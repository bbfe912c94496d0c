import type { ActionFunctionArgs } from "@remix-run/node";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { forbidden, movedOn } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

const ONLY_READ = ["hidden", "archived"];

/**
 * The answer to a form of a project that is only read since the page was opened: how it stands, and what was typed; whoever
 * may not do it anyway is told so. To throw.
 */
export function roomClosed(
  { context: { locale } }: ActionFunctionArgs,
  { slug, status }: Pick<ProjectRow, "slug" | "status">,
  fields: URLSearchParams,
): Response {
  if (!ONLY_READ.includes(status)) return forbidden();
  const t = translator(locale);
  return movedOn({
    text: t("projects:moved_on.text", { status: t(`vocabulary:project_status.${status}.title`) }),
    ...{ to: `/projects/${slug}`, link: t("projects:moved_on.link"), typed: [], fields: [...fields] },
  });
}
