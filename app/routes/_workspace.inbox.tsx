import { type AppLoadContext, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { hasQueue } from "#app/features/accounts/workspace-items.ts";
import { listedInstitutions } from "#app/features/applications/application-names.server.ts";
import { listOwnApplications } from "#app/features/applications/application-queries.server.ts";
import { deadlineView } from "#app/features/applications/review-dates.server.ts";
import { countReviewWaiting, INBOX_SIZE, listReviewWaiting } from "#app/features/applications/review-queue.server.ts";
import { listMembersWaiting } from "#app/features/members/members-waiting.server.ts";
import { listProjectsWaiting } from "#app/features/projects/project-waiting.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { type WaitingItem, WaitingList } from "#app/ui/waiting-list.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** What each room has waiting for a person. */
const SOURCES = [applicationsOf, reviewOf, membersOf, projectsOf];

async function applicationsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  const t = translator(locale);
  const own = await listOwnApplications(db, viewer);
  const institutionOf = await listedInstitutions(db, own, locale);
  return own
    .filter(({ status }) => status === "draft" || status === "info_requested")
    .map(({ id, institutionName, status, dueAt }) => ({
      to: `/applications/${id}`,
      title: institutionOf({ id, institutionName }).name || t("common:inbox.untitled"),
      detail: t(`common:inbox.application.${status}`),
      dueAt: deadlineView(dueAt, clock.now(), locale),
    }));
}

async function reviewOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  if (!hasQueue(viewer)) return [];
  const t = translator(locale);
  const files = await listReviewWaiting(db, { viewer, locale, now: clock.now() });
  return files.map(({ id, name, caseNumber, cameBack, nextStep, deadline }) => ({
    to: `/review/${id}`,
    title: `${name ?? ""} ${caseNumber}`.trim(),
    detail: t(`common:inbox.review.${isMarked(cameBack) || cameBack === "free" ? cameBack : nextStep}`),
    isBack: isMarked(cameBack),
    dueAt: deadline,
  }));
}

function membersOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listMembersWaiting(db, { viewer, locale, now: clock.now() });
}

function projectsOf({ db, clock, locale }: AppLoadContext, viewer: Viewer): Promise<WaitingItem[]> {
  return listProjectsWaiting(db, { viewer, locale, today: dayNow(clock) });
}

const isMarked = (cameBack: string | null) => cameBack === "answered" || cameBack === "returned";

/** What came back comes first, then what presses; things without a date after those that have one. */
function byDate(a: WaitingItem, b: WaitingItem): number {
  if (a.isBack !== b.isBack && (a.isBack || b.isBack)) return a.isBack ? -1 : 1;
  return (a.dueAt?.dateTime ?? "9").localeCompare(b.dueAt?.dateTime ?? "9");
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const waiting = await Promise.all(SOURCES.map((list) => list(context, viewer)));
  const title = translator(context.locale)("common:workspace.inbox");
  const files = hasQueue(viewer) ? await countReviewWaiting(context.db, viewer) : 0;
  const more = files > INBOX_SIZE ? { shown: INBOX_SIZE, total: files } : null;
  return json({ title, items: waiting.flat().sort(byDate), more });
}

export default function Inbox() {
  const { t } = useTranslation("common");
  const { items, more } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{t("workspace.inbox")}</h1>
      <DoneNotice ns="accounts" />
      {more && (
        <p>
          <Link to="/review">{t("inbox.shown", more)}</Link>
        </p>
      )}
      {items.length > 0 ? (
        <WaitingList items={items} label={t("workspace.inbox")} />
      ) : (
        <EmptyState title={t("inbox.empty.title")} text={t("inbox.empty.text")} />
      )}
    </div>
  );
}
