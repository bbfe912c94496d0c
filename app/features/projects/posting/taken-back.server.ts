import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { eq } from "drizzle-orm";
import { projects } from "#db/schema/projects.ts";
import { type FoundProject, lastDeed } from "../project/project-queries.server.ts";
import { formerlyAt } from "../project/project-slugs.server.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { canCheck } from "../project/project.policy.ts";
import { CHECK_QUESTIONS } from "./criteria.ts";

/** Whether the address is that of a project which this coordinator could have checked until its lead took it back. */
export async function isTakenBack(db: Reader, slug: string, viewer: Viewer, today: string): Promise<boolean> {
  const [present] = await db.select({ id: projects.id }).from(projects).where(eq(projects.slug, slug));
  const at = present ?? (await formerlyAt(db, slug))[0];
  const project = at && (await loadProject(db, at.id, today));
  if (!project || project.row.status !== "draft" || project.row.submittedAt === null) return false;
  return canCheck(viewer, project.subject);
}

/** What is answered to a check of it. */
export const viewTakenBack = (locale: Locale, sent: URLSearchParams): MovedOn =>
  viewUnanswered(translator(locale)("projects:moved_on.taken_back"), locale, sent);

const SAYINGS: Readonly<Record<string, "taken_back" | "change_taken_back">> = {
  "project.taken_back": "taken_back",
  "project.change_taken_back": "change_taken_back",
};

/** What is answered to a check for which there is nothing any more, because of its lead or of another coordinator. */
export async function viewAnswered(
  db: Reader,
  { row }: Pick<FoundProject, "row">,
  locale: Locale,
  sent: URLSearchParams,
): Promise<MovedOn> {
  const t = translator(locale);
  const saying = SAYINGS[(await lastDeed(db, row.id)) ?? ""] ?? "answered";
  const status = t(`vocabulary:project_status.${row.status}.title`);
  return viewUnanswered(t(`projects:moved_on.${saying}`, { status }), locale, sent);
}

/** What happened, the way to the list, and every word that was typed. */
function viewUnanswered(text: string, locale: Locale, sent: URLSearchParams): MovedOn {
  const t = translator(locale);
  const remarks = CHECK_QUESTIONS.map((name, index) => ({
    label: t("projects:check.questions.remark", { number: index + 1 }),
    text: sent.get(`remark_${name}`) ?? "",
  }));
  const words = [
    ...remarks,
    { label: t("projects:check.note"), text: sent.get("note") ?? "" },
    { label: t("projects:check.decline_note"), text: sent.get("explanation") ?? "" },
  ];
  return {
    text,
    to: "/review/projects",
    link: t("projects:check.title"),
    typed: words.filter(({ text }) => text.trim() !== ""),
  };
}
