import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { appeals, appealVotes } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import type { AppealGround } from "#db/vocabulary-afterwards.ts";
import { type AppealRow, findAppeal, findTold, listEvidence } from "../file/appeal-queries.server.ts";
import { nextStatus } from "../file/application.ts";
import { institutionIn, listedInstitutions } from "../file/application-names.server.ts";
import { answersFor, mayWriteIn } from "../file/application.policy.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { appealUntil, canAppeal } from "../file/deadlines.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { isJudgedBy } from "../file/review-scope.server.ts";
import type { AppealLine, OwnAppealPage } from "./appeal-model.ts";

type Written = Pick<OwnAppealPage, "state" | "version" | "grounds" | "body" | "evidence" | "lodgedAt" | "due">;

const NOTHING: Written = { state: null, version: 0, grounds: [], body: "", evidence: [], lodgedAt: null, due: null };

const UNTOLD = { outcome: null, reasons: null };

async function viewWritten(db: Reader, appeal: AppealRow, now: Date, locale: Locale): Promise<Written> {
  const { id, state, version, grounds, body, lodgedAt, dueAt } = appeal;
  return {
    state,
    version,
    grounds: grounds as AppealGround[],
    body,
    evidence: (await listEvidence(db, id)).map((document) => ({ id: document.id, name: document.name })),
    lodgedAt: lodgedAt && formatDateTime(lodgedAt, locale),
    due: state === "lodged" ? deadlineView(dueAt, now, locale) : null,
  };
}

/** What an applicant sees of an appeal; null when there is none and none can be lodged. */
export async function viewOwnAppeal(
  db: Reader,
  file: FullApplication,
  { viewer, now, locale }: { viewer: Viewer; now: Date; locale: Locale },
): Promise<OwnAppealPage | null> {
  const { application } = file;
  const latest = await findAppeal(db, application.id);
  const mayLodge = canAppeal(application, now);
  // One taken back can be written anew as long as there is time.
  const appeal = mayLodge && latest?.state !== "draft" ? null : latest;
  if (!mayLodge && (!appeal || appeal.state === "draft")) return null;
  const until = appealUntil({ status: "refused", decidedAt: application.decidedAt });
  return {
    title: translator(locale)("appeal:own.title"),
    institution: institutionIn(file, locale),
    id: application.id,
    until: until ? formatDay(until, locale) : "",
    mayLodge,
    mayWrite: mayWriteIn(viewer, application),
    mayAnswer: answersFor(viewer, application),
    mayWithdraw:
      answersFor(viewer, application) &&
      appeal?.state === "lodged" &&
      nextStatus(application.status, "withdraw_appeal") !== null,
    ...(appeal ? await viewWritten(db, appeal, now, locale) : NOTHING),
    ...(appeal ? await findTold(db, appeal, locale) : UNTOLD),
  };
}

const MOST_LISTED = 200;

/** The appeals before the panel that this person may judge, and those on which this person has spoken. */
export async function listAppeals(
  db: Reader,
  { viewer, now, locale }: { viewer: Viewer; now: Date; locale: Locale },
): Promise<AppealLine[]> {
  const isOpen = and(isJudgedBy(viewer), eq(appeals.state, "lodged"));
  const columns = { appeal: appeals, application: applications };
  const open = await db
    .select(columns)
    .from(appeals)
    .innerJoin(applications, eq(applications.id, appeals.applicationId))
    .where(isOpen)
    .orderBy(appeals.dueAt)
    .limit(MOST_LISTED);
  const own = await db.select({ id: appealVotes.appealId }).from(appealVotes).where(eq(appealVotes.userId, viewer.id));
  const spoken = own.map(({ id }) => id);
  const closed =
    spoken.length === 0
      ? []
      : await db
          .select(columns)
          .from(appeals)
          .innerJoin(applications, eq(applications.id, appeals.applicationId))
          .where(and(inArray(appeals.id, spoken), ne(appeals.state, "lodged")))
          .orderBy(desc(appeals.closedAt))
          .limit(MOST_LISTED);
  const rows = [...open, ...closed];
  const nameOf = await listedInstitutions(
    db,
    rows.map(({ application }) => application),
    locale,
  );
  return rows.map(({ appeal, application }) => ({
    id: application.id,
    caseNumber: application.caseNumber ?? "",
    name: nameOf(application).name,
    state: appeal.state,
    lodgedAt: appeal.lodgedAt ? formatDate(appeal.lodgedAt, locale) : "",
    due: appeal.state === "lodged" ? deadlineView(appeal.dueAt, now, locale) : null,
    isForMe: appeal.state === "lodged" && appeal.heldUntil === null && !spoken.includes(appeal.id),
    isOpen: appeal.state === "lodged",
  }));
}
