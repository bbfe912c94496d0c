import { type AppLoadContext, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  applicationIds,
  institutionIds,
  isOnAppealsPanel,
  isStaff,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { hasQueue } from "#app/features/accounts/workspace-items.ts";
import { listMessagesWaiting } from "#app/features/applications/messages/messages-waiting.server.ts";
import { listOpenApplications } from "#app/features/applications/review/applications-waiting.server.ts";
import {
  countReviewWaiting,
  INBOX_SIZE,
  listReviewWaiting,
  listStuck,
} from "#app/features/applications/review/review-waiting.server.ts";
import type { NextStep } from "#app/features/applications/review/next-step.ts";
import { listSheetsWaiting } from "#app/features/applications/formalities/sheets-waiting.server.ts";
import { listHandoversWaiting } from "#app/features/applications/handover/handover-page.server.ts";
import { listInvitationsWaiting } from "#app/features/applications/hands/invited-page.server.ts";
import { listRequestsWaiting } from "#app/features/applications/hands/requests-list.server.ts";
import { listReviewsWaiting } from "#app/features/applications/scoring/assignment-pages.server.ts";
import { listReplacementsWaiting } from "#app/features/applications/scoring/replacements-waiting.server.ts";
import { listEnquiriesWaiting } from "#app/features/contact/enquiry-lists.server.ts";
import { listCouncilWaiting } from "#app/features/council/ballot/ballots-waiting.server.ts";
import { listMembersWaiting } from "#app/features/members/home/members-waiting.server.ts";
import { listProjectsUnderWay, listProjectsWaiting } from "#app/features/projects/own/project-waiting.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { type WaitingItem, WaitingList } from "#app/ui/waiting-list.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** What each other room has waiting for a person. */
const SOURCES = [
  messagesOf,
  enquiriesOf,
  reviewsOf,
  reviewOf,
  replacementsOf,
  stuckOf,
  invitationsOf,
  requestsOf,
  handoversOf,
  sheetsOf,
  councilOf,
  membersOf,
  projectsOf,
];

async function reviewOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
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

function reviewsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listReviewsWaiting(db, { viewer, locale, now: clock.now() });
}

function replacementsOf({ db, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return hasQueue(viewer) ? listReplacementsWaiting(db, { viewer, locale }) : Promise.resolve([]);
}

function messagesOf({ db, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listMessagesWaiting(db, { viewer, locale });
}

function enquiriesOf({ db, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listEnquiriesWaiting(db, { viewer, locale });
}

function stuckOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listStuck(db, { viewer, locale, now: clock.now() });
}

function invitationsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listInvitationsWaiting(db, { viewer, locale, now: clock.now() });
}

function requestsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listRequestsWaiting(db, { viewer, locale, now: clock.now() });
}

function handoversOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listHandoversWaiting(db, { viewer, locale, now: clock.now() });
}

function sheetsOf({ db, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listSheetsWaiting(db, { viewer, locale });
}

function councilOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listCouncilWaiting(db, { viewer, locale, now: clock.now() });
}

function membersOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listMembersWaiting(db, { viewer, locale, now: clock.now() });
}

function projectsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
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

/** Who neither applies nor acts for anybody yet. */
function mayStart(viewer: Viewer): boolean {
  const isApplicant = applicationIds(viewer).length > 0;
  const isAtWork = institutionIds(viewer).length > 0 || isStaff(viewer);
  return !isApplicant && !isAtWork;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const { db, clock, locale } = context;
  const { waiting, underWay } = await listOpenApplications(db, { viewer, locale, now: clock.now() });
  const projects = await listProjectsUnderWay(db, { viewer, locale, today: dayNow(clock) });
  const others = await Promise.all(SOURCES.map((list) => list(context, viewer)));
  const title = translator(locale)("common:workspace.inbox");
  const files = hasQueue(viewer) || isOnAppealsPanel(viewer) ? await countReviewWaiting(db, viewer) : 0;
  const more = files > INBOX_SIZE ? { shown: INBOX_SIZE, total: files } : null;
  const items = [...waiting, ...others.flat()].sort(byDate);
  return json({ title, items, underWay: [...underWay, ...projects].sort(byDate), more, mayStart: mayStart(viewer) });
}

export default function Inbox() {
  const { t } = useTranslation("common");
  const { items, underWay, more, mayStart } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{t("workspace.inbox")}</h1>
      <DoneNotice ns="accounts" />
      {more && (
        <p>
          <Link to="/review">{t("inbox.shown", more)}</Link>
        </p>
      )}
      {items.length > 0 && <WaitingList items={items} label={t("workspace.inbox")} />}
      {items.length === 0 && underWay.length > 0 && <p>{t("inbox.empty.text")}</p>}
      {items.length === 0 && underWay.length === 0 && (
        <EmptyState
          title={t("inbox.empty.title")}
          text={mayStart ? t("inbox.empty.start") : t("inbox.empty.text")}
          action={mayStart && <LinkButton to="/apply">{t("applications:list.empty.action")}</LinkButton>}
        />
      )}
      {underWay.length > 0 && (
        <section className="stack" aria-labelledby="under-way">
          <h2 id="under-way">{t("inbox.under_way")}</h2>
          <WaitingList items={underWay} label={t("inbox.under_way")} headingLevel={3} />
        </section>
      )}
    </div>
  );
}
