import type { Clock } from "#app/platform/clock.ts";
import { isOnAppealsPanel, type Viewer } from "#app/features/accounts/viewer.ts";
import { hasQueue } from "#app/features/accounts/workspace-items.ts";
import { listBegunCheck } from "#app/features/applications/precheck/begun-check.server.ts";
import { listSheetsWaiting } from "#app/features/applications/formalities/sheets-waiting.server.ts";
import { listHandoversWaiting } from "#app/features/applications/handover/handover-page.server.ts";
import { listInvitationsWaiting } from "#app/features/applications/hands/invited-page.server.ts";
import { listRequestsWaiting } from "#app/features/applications/hands/requests-list.server.ts";
import { listAsksWaiting } from "#app/features/asks/asks-waiting.server.ts";
import { listMessagesWaiting } from "#app/features/applications/messages/messages-waiting.server.ts";
import { listOpenApplications } from "#app/features/applications/review/applications-waiting.server.ts";
import type { NextStep } from "#app/features/applications/review/next-step.ts";
import { listReviewWaiting, listStuck } from "#app/features/applications/review/review-waiting.server.ts";
import { listReviewsWaiting } from "#app/features/applications/scoring/assignment-pages.server.ts";
import { listReplacementsWaiting } from "#app/features/applications/scoring/replacements-waiting.server.ts";
import { listEnquiriesWaiting } from "#app/features/contact/enquiry-lists.server.ts";
import { listCouncilWaiting } from "#app/features/council/ballot/ballots-waiting.server.ts";
import { listDuesWaiting } from "#app/features/dues/open-dues.server.ts";
import { listMembersWaiting } from "#app/features/members/home/members-waiting.server.ts";
import { listOwnTasks } from "#app/features/members/home/own-tasks.server.ts";
import { listReportsWaiting } from "#app/features/moderation/reports-waiting.server.ts";
import {
  listChecksWaiting,
  listProjectsUnderWay,
  listProjectsWaiting,
} from "#app/features/projects/own/project-waiting.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { isMemberTask, type MemberTask } from "#app/ui/member-task.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

interface Asked {
  db: Reader;
  clock: Clock;
  locale: Locale;
}

interface Waiting {
  /** What the person is to do, the most urgent first. */
  items: WaitingItem[];
  /** What others are to do next. */
  underWay: WaitingItem[];
}

/** What waits for a person in every room, as it stands now. */
export async function listWaiting(asked: Asked, viewer: Viewer): Promise<Waiting> {
  const { db, clock, locale } = asked;
  const { waiting, underWay } = await listOpenApplications(db, { viewer, locale, now: clock.now() });
  const projects = await listProjectsUnderWay(db, { viewer, locale, today: dayNow(clock) });
  const others = await Promise.all([...SOURCES, ...MEMBER_SOURCES].map((list) => list(asked, viewer)));
  return { items: [...waiting, ...others.flat()].sort(byDate), underWay: [...underWay, ...projects].sort(byDate) };
}

/** What of it a person is to do for the own institutions, or as one who votes for them all. */
export async function listMemberTasks(asked: Asked, viewer: Viewer): Promise<MemberTask[]> {
  const found = await Promise.all(MEMBER_SOURCES.map((list) => list(asked, viewer)));
  return found.flat().filter(isMemberTask);
}

/** What each room has waiting for somebody who acts for a member. */
const MEMBER_SOURCES = [enquiriesOf, asksOf, councilOf, ownMembersOf, duesOf, projectsOf];

/** What each other room has waiting for a person. */
const SOURCES = [
  begunOf,
  messagesOf,
  reviewsOf,
  reviewOf,
  replacementsOf,
  stuckOf,
  invitationsOf,
  requestsOf,
  handoversOf,
  sheetsOf,
  membersOf,
  checksOf,
  reportsOf,
];

function begunOf({ db, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listBegunCheck(db, { viewer, locale });
}

async function reviewOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  if (!hasQueue(viewer) && !isOnAppealsPanel(viewer)) return [];
  const t = translator(locale);
  const files = await listReviewWaiting(db, { viewer, locale, now: clock.now() });
  return files.map(({ id, name, caseNumber, cameBack, nextStep, deadline }) => ({
    to: placeFor(id, nextStep),
    title: `${name ?? ""} ${caseNumber}`.trim(),
    detail: t(`common:inbox.review.${whyWaiting(cameBack, nextStep)}`, {
      day: deadline?.text,
    }),
    isBack: isMarked(cameBack),
    dueAt: deadline,
  }));
}

function reviewsOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listReviewsWaiting(db, { viewer, locale, now: clock.now() });
}

function replacementsOf({ db, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return hasQueue(viewer) ? listReplacementsWaiting(db, { viewer, locale }) : Promise.resolve([]);
}

function messagesOf({ db, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listMessagesWaiting(db, { viewer, locale });
}

function enquiriesOf({ db, locale }: Asked, viewer: Viewer): Promise<(WaitingItem | MemberTask)[]> {
  return listEnquiriesWaiting(db, { viewer, locale });
}

function asksOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<MemberTask[]> {
  return listAsksWaiting(db, { viewer, locale, now: clock.now() });
}

function stuckOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listStuck(db, { viewer, locale, now: clock.now() });
}

function invitationsOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listInvitationsWaiting(db, { viewer, locale, now: clock.now() });
}

function requestsOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listRequestsWaiting(db, { viewer, locale, now: clock.now() });
}

function handoversOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listHandoversWaiting(db, { viewer, locale, now: clock.now() });
}

function sheetsOf({ db, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listSheetsWaiting(db, { viewer, locale });
}

function councilOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<(WaitingItem | MemberTask)[]> {
  return listCouncilWaiting(db, { viewer, locale, now: clock.now() });
}

function membersOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listMembersWaiting(db, { viewer, locale, now: clock.now() });
}

function ownMembersOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<MemberTask[]> {
  return listOwnTasks(db, { viewer, locale, now: clock.now() });
}

function checksOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listChecksWaiting(db, { viewer, locale, today: dayNow(clock) });
}

function reportsOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<WaitingItem[]> {
  return listReportsWaiting(db, { viewer, locale, today: dayNow(clock) });
}

function duesOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<MemberTask[]> {
  return listDuesWaiting(db, { viewer, locale, now: clock.now() });
}

function projectsOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<MemberTask[]> {
  return listProjectsWaiting(db, { viewer, locale, today: dayNow(clock) });
}

/** The page on which the step is taken. */
function placeFor(id: string, step: NextStep): string {
  if (step === "judge") return `/appeals/${id}`;
  return step === "decide" ? `/review/${id}/decision` : `/review/${id}`;
}

function whyWaiting(cameBack: string | null, nextStep: string): string {
  if (nextStep === "consent") return nextStep;
  return isMarked(cameBack) || cameBack === "free" ? cameBack : nextStep;
}

const MARKS = ["answered", "returned", "conditions_met", "deferred", "appeal_allowed"] as const;
const isMarked = (cameBack: string | null): cameBack is (typeof MARKS)[number] =>
  MARKS.some((mark) => mark === cameBack);

/** After what is urgent comes what came back, then what presses; things without a date after those that have one. */
function byDate(a: WaitingItem, b: WaitingItem): number {
  if (a.isUrgent !== b.isUrgent && (a.isUrgent || b.isUrgent)) return a.isUrgent ? -1 : 1;
  if (a.isBack !== b.isBack && (a.isBack || b.isBack)) return a.isBack ? -1 : 1;
  return (a.dueAt?.dateTime ?? "9").localeCompare(b.dueAt?.dateTime ?? "9");
}
