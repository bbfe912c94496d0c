import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
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
import { countReviewWaiting, INBOX_SIZE } from "#app/features/applications/review/review-waiting.server.ts";
import { listRecentNews } from "#app/features/inbox/recent-news.server.ts";
import { NewsList } from "#app/features/inbox/ui/news-list.tsx";
import { listWaiting } from "#app/features/inbox/waiting.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findLeft } from "#app/features/members/people/places.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { WaitingList } from "#app/ui/waiting-list.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Who neither applies nor acts for anybody yet. */
function mayStart(viewer: Viewer): boolean {
  const isApplicant = applicationIds(viewer).length > 0;
  const isAtWork = institutionIds(viewer).length > 0 || isStaff(viewer);
  return !isApplicant && !isAtWork;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const { items, underWay } = await listWaiting(args.context, viewer);
  const recent = await listRecentNews(args.context, viewer);
  const title = translator(locale)("common:workspace.inbox");
  const files = hasQueue(viewer) || isOnAppealsPanel(viewer) ? await countReviewWaiting(db, viewer) : 0;
  const more = files > INBOX_SIZE ? { shown: INBOX_SIZE, total: files } : null;
  const left = await leftBy(args, viewer);
  return json({ title, items, underWay, recent, more, mayStart: mayStart(viewer), left });
}

/** The name of the institution whose access a person has just ended for oneself; null after anything else. */
async function leftBy({ request, context }: LoaderFunctionArgs, viewer: Viewer): Promise<string | null> {
  const { searchParams } = new URL(request.url);
  if (searchParams.get("done") !== "access-ended") return null;
  const left = await findLeft(context.db, viewer, searchParams.get("institution"));
  return left && nameOf(left.institution, context.locale).name;
}

export default function Inbox() {
  const { t } = useTranslation("common");
  const { items, underWay, recent, more, mayStart, left } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{t("workspace.inbox")}</h1>
      <DoneNotice ns="accounts" />
      {left !== null && (
        <Callout tone="ok" role="status" isArrival>
          <p>{t("members:left.done", { institution: left })}</p>
        </Callout>
      )}
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
      {recent.length > 0 && (
        <section className="stack" aria-labelledby="recent">
          <h2 id="recent">{t("inbox.recent")}</h2>
          <NewsList lines={recent} />
          <p>
            <Link to="/account/letters">{t("accounts:letters.choose")}</Link>
          </p>
        </section>
      )}
    </div>
  );
}
