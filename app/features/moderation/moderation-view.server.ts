import { askedUntil } from "#app/features/accounts/judges.ts";
import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { memberships } from "#db/schema/memberships.ts";
import { pageReports } from "#db/schema/moderation.ts";
import {
  type Hiding,
  isAnybodyTold,
  lastHiding,
  mayJudgeReports,
  openReports,
  type Report,
} from "./judge-page.server.ts";
import { readWaitingPages } from "./list-reported.server.ts";
import { benchFor, type Page } from "./load-page.server.ts";
import { deskPath, keyOf } from "./moderation.ts";
import type { AnsweredView, DeskView, HidingView, ReportView, WaitingPageView } from "./moderation-model.ts";
import { isOfPage } from "./page-rows.server.ts";
import { secondBench } from "./second-look.server.ts";

const MOST_PAGES = 50;
const MOST_ANSWERED = 50;

const at = (moment: Date, { locale }: Words) => ({
  dateTime: moment.toISOString(),
  text: formatDateTime(moment, locale),
});

/** The pages that wait for a coordinator. */
export async function waitingPagesView(db: Reader, viewer: Viewer, words: Words): Promise<WaitingPageView[]> {
  const rows = await readWaitingPages(db, viewer, { today: words.today, most: MOST_PAGES });
  const { t, locale } = words;
  return rows.map(({ ref, page, since, reports, isAskedAgain }) => ({
    ...{ key: keyOf(ref), to: deskPath(ref), title: page.titleIn(locale), kind: t(`moderation:kind.${ref.kind}`) },
    what: [
      ...(reports > 0 ? [t("moderation:queue.reports", { count: reports })] : []),
      ...(isAskedAgain ? [t("moderation:queue.asked_again")] : []),
    ],
    since: { dateTime: since.toISOString(), text: formatDate(since, locale) },
  }));
}

function nextOf({ askedAgainAt, settledAt, ...hiding }: Hiding, now: Date): HidingView["next"] {
  if (settledAt) return "kept";
  if (askedAgainAt) return "asked";
  return now <= askedUntil(hiding) ? "ask" : "over";
}

/** @param readsWords whether its reader reads what coordinators and authors wrote to each other, beside the reason by its code */
export function hidingView(hiding: Hiding, words: Words & { now: Date }, readsWords: boolean): HidingView {
  const { id, hiddenAt, fault, reason, askedAgainAt, askedAgain, settledAt, isPutBack, answer } = hiding;
  return {
    ...{
      id,
      reason: readsWords ? reason : null,
      since: at(hiddenAt, words),
      fault: words.t(`moderation:fault.${fault}`),
    },
    asked: askedAgainAt && askedAgain ? { at: at(askedAgainAt, words), words: readsWords ? askedAgain : null } : null,
    settled: settledAt && { at: at(settledAt, words), isPutBack, answer: readsWords ? answer : null },
    until: formatDate(askedUntil(hiding), words.locale),
    next: nextOf(hiding, words.now),
  };
}

async function namesOf(db: Reader, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, known));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Names = ReadonlyMap<string, string>;

function reportView(report: Report, names: Names, words: Words): ReportView {
  const { id, createdAt, reporterId, fault } = report;
  const by = (reporterId && names.get(reporterId)) ?? words.t("moderation:desk.nobody");
  return { id, at: at(createdAt, words), by, fault: words.t(`moderation:fault.${fault}`), words: report.words };
}

function answeredView(report: Report, names: Names, words: Words): AnsweredView[] {
  const { outcome, settledAt, settledById, answer } = report;
  if (!outcome || !settledAt) return [];
  const by = names.get(settledById ?? "") ?? "";
  const answered = { by, at: at(settledAt, words) };
  return [{ ...reportView(report, names, words), outcome: words.t(`moderation:outcome.${outcome}`), answered, answer }];
}

async function elsewhereOf(
  db: Reader,
  { kind, project, id, isShown }: Page,
  { t }: Words,
): Promise<DeskView["elsewhere"]> {
  if (kind !== "institution" && !isShown) return null;
  if (kind === "project")
    return { to: `/review/projects/${project?.row.slug}`, label: t("moderation:desk.elsewhere.project") };
  if (kind === "result") return { to: `/review/results/${id}`, label: t("moderation:desk.elsewhere.result") };
  const [member] = await db
    .select({ number: memberships.number })
    .from(memberships)
    .where(eq(memberships.institutionId, id));
  return member ? { to: `/memberships/${member.number}`, label: t("moderation:desk.elsewhere.institution") } : null;
}

interface Waiting {
  reports: readonly Report[];
  hiding: Hiding | null;
}

/** What a coordinator may decide about the reports of a page. */
async function reportActs(db: Reader, page: Page, viewer: Viewer, { reports }: Waiting) {
  const { isJudge, isAlone } = await mayJudgeReports(db, page, viewer, reports);
  const waits = reports.length > 0;
  return {
    barred: waits && !isJudge ? ("own" as const) : null,
    isAlone: waits && isAlone,
    mayAnswer: waits && isJudge,
    isTold: isAnybodyTold(reports, viewer),
    mayHide: page.isShown && page.kind !== "institution" && isJudge,
  };
}

const NOT_HIDDEN = { barred: null, isAlone: false, mayPutBack: false, mayKeep: false };

/** What a coordinator may decide about a page that is hidden. */
async function hidingActs(db: Reader, page: Page, viewer: Viewer, { hiding }: Waiting) {
  if (!hiding || hiding.isPutBack || hiding.settledAt !== null) return NOT_HIDDEN;
  if (hiding.askedAgainAt === null) return { ...NOT_HIDDEN, mayPutBack: (await benchFor(db, page, viewer)).isJudge };
  const { isJudge, isAlone } = await secondBench(db, page, viewer, hiding);
  const why = hiding.hiddenById === viewer.id ? ("hider" as const) : ("own" as const);
  return { barred: isJudge ? null : why, isAlone, mayPutBack: isJudge, mayKeep: isJudge };
}

/** What a coordinator reads of one page. */
export async function deskView(
  db: Reader,
  page: Page,
  viewer: Viewer,
  words: Words & { now: Date },
): Promise<DeskView> {
  const { t, locale } = words;
  const reports = await openReports(db, page);
  const hiding = await lastHiding(db, page);
  const answered = await db
    .select()
    .from(pageReports)
    .where(and(isOfPage(pageReports, page), isNotNull(pageReports.outcome)))
    .orderBy(desc(pageReports.id))
    .limit(MOST_ANSWERED);
  const people = [...reports, ...answered].flatMap((one) => [one.reporterId, one.settledById]);
  const names = await namesOf(db, [...people, hiding?.hiddenById ?? null]);
  const ofReports = await reportActs(db, page, viewer, { reports, hiding });
  const ofHiding = await hidingActs(db, page, viewer, { reports, hiding });
  return {
    title: t("moderation:desk.title", { page: page.titleIn(locale).text }),
    page: {
      ...{ title: page.titleIn(locale), to: page.path, isShown: page.isShown },
      kind: t(`moderation:kind.${page.kind}`),
    },
    reports: reports.map((one) => reportView(one, names, words)),
    seen: reports.at(-1)?.id ?? "",
    answered: answered.flatMap((one) => answeredView(one, names, words)),
    hiding: hiding && { ...hidingView(hiding, words, true), by: names.get(hiding.hiddenById) ?? "" },
    ...{ ...ofReports, ...ofHiding, barred: ofHiding.barred ?? ofReports.barred },
    isAlone: ofHiding.isAlone || ofReports.isAlone,
    elsewhere: await elsewhereOf(db, page, words),
  };
}
