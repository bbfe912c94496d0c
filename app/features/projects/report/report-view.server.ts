import { formatDateTime, formatNumber } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { type Partnership, seesPartnership } from "../project/partnership.policy.ts";
import type { Audience } from "../project/project.policy.ts";
import { isForEverybody } from "../project/project.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { titleIn } from "../project/project-title.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { findReport, type Reached, type ReportRow } from "./read-report.server.ts";
import type { ReportConflict, ReportNoticeView, ReportRead, ReportTyped, ReportView } from "./report-model.ts";
import { isReportShown, writesReport } from "./report.policy.ts";
import { COUNTS, REPORT_FIELDS, WITH_REPORT } from "./report.ts";

interface Subject {
  found: FoundProject;
  partnership: Partnership;
  audience: Audience;
}

const textOf = (number: number | null) => (number === null ? "" : String(number));

const NOTHING = {
  ...{ achievements: "", problems: "", followUp: "", testimonials: "" },
  ...{ peopleTotal: null, peopleWomen: null, peopleYouth: null, version: 0 },
};

/** What the form begins with; what was said where the project was completed is proposed as what was achieved. */
function typedOf(row: ReportRow | null, finalSummary: string | null): ReportTyped {
  const said = row ?? { ...NOTHING, achievements: finalSummary ?? "" };
  const counts = Object.fromEntries(COUNTS.map((name) => [name, textOf(said[name])]));
  const mayPublish = row ? (row.mayPublish ? "yes" : "no") : "";
  const { achievements, problems, followUp, testimonials } = said;
  const texts = { achievements, problems, followUp, testimonials, mayPublish, version: String(said.version) };
  return { ...texts, ...counts } as ReportTyped;
}

function reachedIn(row: Pick<ReportRow, (typeof COUNTS)[number]> | null, { t, locale }: Words): string[] {
  return COUNTS.flatMap((name) => {
    const number = row?.[name] ?? null;
    return number === null ? [] : [t(`report:counted.${name}`, { number: formatNumber(number, locale) })];
  });
}

/** Who reads of a report, and whether that will change. */
function standingOf(report: ReportRow | null, { row, subject }: FoundProject) {
  if (!report?.mayPublish) return "inner";
  if (isReportShown(report, subject, row.visibility)) return "shown";
  return isForEverybody(subject, row.visibility) ? "when_completed" : "not_public";
}

/** The page of a report for somebody of the partnership. */
export async function reportView(db: Reader, { found, partnership, audience }: Subject, words: Words) {
  const { t, locale } = words;
  const { row, subject } = found;
  const report = await findReport(db, row.id);
  const isPublic = isForEverybody({ ...subject, status: "completed" }, row.visibility);
  const { achievements, problems, followUp, testimonials } = report?.row ?? NOTHING;
  return {
    title: t("report:title"),
    project: { title: titleIn(locale, row), to: `/projects/${row.slug}` },
    isPublic,
    isOver: !WITH_REPORT.some((one) => one === row.status),
    isWriter: writesReport(audience, partnership),
    isWritten: report !== null,
    saved: report && { by: report.savedBy, at: momentView(words, report.row.updatedAt) },
    typed: typedOf(report?.row ?? null, row.finalSummary),
    read: { achievements, problems, followUp, testimonials, reached: reachedIn(report?.row ?? null, words) },
    published: t(`report:published.${standingOf(report?.row ?? null, found)}`),
  } satisfies ReportView;
}

/** What everybody reads of a report on the page of its project; those who work on it read it here too. Null else. */
export async function shownReport(db: Reader, found: FoundProject, words: Words): Promise<ReportRead | null> {
  const { row, subject } = found;
  if (row.status !== "completed") return null;
  const report = (await findReport(db, row.id))?.row;
  if (!report || !isReportShown(report, subject, row.visibility)) return null;
  // The same words under two headings would be read twice.
  const achievements = report.achievements === row.finalSummary ? "" : report.achievements;
  return { achievements, testimonials: report.testimonials, reached: reachedIn(report, words) };
}

/** Whether a report is there, for the page where its project is completed; null for whoever may not read it. */
export async function reportNotice(
  db: Reader,
  { found, partnership, audience }: Subject,
): Promise<ReportNoticeView | null> {
  if (!seesPartnership(audience, partnership)) return null;
  const report = await findReport(db, found.row.id);
  return {
    isWritten: report !== null,
    to: `/projects/${found.row.slug}/report`,
    achievements: report?.row.achievements ?? null,
  };
}

interface Late {
  projectId: string;
  viewerId: string;
  sent: URLSearchParams;
}

/** What was saved meanwhile, by others or in another window, as far as it is not what was typed. */
export async function conflictOf(db: Reader, { projectId, viewerId, sent }: Late, words: Words) {
  const { t } = words;
  const report = await findReport(db, projectId);
  if (!report) return null;
  const typed = typedOf(report.row, null);
  const plainly = (text: string) => text.replaceAll("\r\n", "\n").trim();
  const differing = REPORT_FIELDS.filter((name) => plainly(sent.get(name) ?? "") !== plainly(typed[name]));
  const textIn = (name: (typeof differing)[number]) =>
    name === "mayPublish" ? t(`report:consent.${report.row.mayPublish ? "yes" : "no"}`) : typed[name];
  const conflict: ReportConflict = {
    savedBy: report.row.updatedById === viewerId ? null : report.savedBy,
    at: formatDateTime(report.row.updatedAt, words.locale),
    differing: differing.map((name) => ({ name, text: textIn(name) })),
  };
  return { version: typed.version, conflict };
}

/** How many people were reached, in words; null where no report counts anybody. */
export const reachedText = ({ reports, people }: Reached, where: "initiative" | "scope", { t, locale }: Words) =>
  reports === 0 ? null : t(`report:sum.${where}`, { count: reports, people: formatNumber(people, locale) });
