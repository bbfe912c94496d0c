import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  COMMON_VIEWS,
  QUEUE_PAGE_SIZE,
  QUEUE_STATES,
  queueSearch,
  readQueueFilter,
  SEARCH_OF,
} from "#app/features/applications/review/review-filter.ts";
import {
  listQueueColleagues,
  listQueueOwners,
  listQueuePlaces,
  placeNameOf,
} from "#app/features/applications/review/review-places.server.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { listSetAside } from "#app/features/applications/review/set-aside.server.ts";
import { SetAsideList } from "#app/features/applications/review/ui/set-aside.tsx";
import { readManyOutcome } from "#app/features/applications/review/many-outcome.ts";
import { ManyBar, ManyRefused, ManyTold, useListKey } from "#app/features/applications/review/ui/many-bar.tsx";
import { Elsewhere, SaveAsSheet, useQueuePills } from "#app/features/applications/review/ui/queue-frame.tsx";
import { QueueKeys, ToList } from "#app/features/applications/review/ui/queue-keys.tsx";
import { ReviewFilters } from "#app/features/applications/review/ui/review-filters.tsx";
import { ReviewTable } from "#app/features/applications/review/ui/review-table.tsx";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { listViews } from "#app/features/saved-views/list-views.server.ts";
import { SavedViews } from "#app/features/saved-views/ui/saved-views.tsx";
import { isLedTo } from "#app/http/arrivals.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FoldOnPhone } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { FilterPills } from "#app/ui/pills.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { postToQueue } from "./answers/review-queue.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const filter = readQueueFilter(searchParams);
  const [queue, places, owners, colleagues, views, setAside] = await Promise.all([
    listReviewQueue(db, { viewer, filter, locale, now: clock.now() }),
    listQueuePlaces(db, viewer, locale),
    listQueueOwners(db, viewer, locale),
    listQueueColleagues(db, viewer, locale),
    listViews(db, viewer.id, "review"),
    listSetAside(db, { viewer, locale }),
  ]);
  return json({
    title: translator(locale)("review:title"),
    told: isLedTo(args.context, args.request.url) ? readManyOutcome(searchParams) : null,
    filter,
    places,
    owners,
    colleagues,
    views,
    setAside,
    mayHandOver: isCoordinator(viewer),
    canAct: isCoordinator(viewer) && filter.state !== "closed",
    placeName: filter.place && placeNameOf(filter.place, locale),
    ownerName: nameOfOwner(filter.owner, owners),
    ...queue,
  });
}

export async function action(args: ActionFunctionArgs) {
  return postToQueue(args, await requireReviewer(args));
}

function nameOfOwner(owner: string, owners: { value: string; label: string }[]): string | null {
  return owners.find(({ value }) => value === owner)?.label ?? null;
}

export default function ReviewQueue() {
  const { title, filter, places, owners, placeName, ownerName, items, counts, total, ...page } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("review");
  const { search } = useLocation();
  const listKey = useListKey();
  const pills = useQueuePills(filter, placeName, ownerName);
  const tabs = QUEUE_STATES.map((state) => ({
    state,
    label: t(`state.${state}`),
    to: `/review${searchWith(search, { state: state === "open" ? null : state, page: null, ...NOT_TOLD })}`,
    isCurrent: filter.state === state,
    count: counts[state],
  }));
  const views = COMMON_VIEWS.map((view) => ({ label: t(`view.${view}`), search: SEARCH_OF[view] }));
  const table = (
    <QueueKeys>
      <ReviewTable rows={items} caption={title} ticked={page.canAct ? tickedIn(answer?.many?.initialValue) : null} />
    </QueueKeys>
  );
  return (
    <div className="stack queue">
      <ToList isEmpty={items.length === 0} />
      <div className="queue-head">
        <h1>{title}</h1>
        <SavedViews
          path="/review"
          common={views}
          views={page.views}
          current={queueSearch(filter)}
          result={answer?.view}
        />
      </div>
      <DoneNotice ns="review" />
      {answer ? <ManyRefused result={answer.many} /> : <ManyTold told={page.told} />}
      <Tabs items={tabs} label={t("states")} />
      <div className="filters">
        <FoldOnPhone summary={t("common:filters.label")}>
          <ReviewFilters filter={filter} places={places} owners={owners} hasReviewers={page.hasReviewers} />
        </FoldOnPhone>
      </div>
      <FilterPills filters={pills} clearSearch={filter.state === "open" ? "" : `?state=${filter.state}`} />
      {items.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          text={t(pills.length > 0 ? "empty.filtered" : "empty.text")}
          action={<Elsewhere tabs={tabs} />}
        />
      ) : page.canAct ? (
        <Form method="post" className="stack stack-tight" key={listKey}>
          <OpenedBy />
          {table}
          <ManyBar colleagues={page.colleagues} result={answer?.many} />
        </Form>
      ) : (
        table
      )}
      {total > 0 && <Pagination page={filter.page} pageSize={QUEUE_PAGE_SIZE} total={total} />}
      {items.length > 0 && <SaveAsSheet filter={filter} total={total} />}
      <SetAsideList files={page.setAside} />
      <p className="small">
        <Link to="/review/statistics">{t("statistics.link")}</Link>
        {" · "}
        <Link to="/review/states">{t("machine.link")}</Link>
        {page.mayHandOver && (
          <>
            {" · "}
            <Link to="/review/handover">{t("invitations:handover.title")}</Link>
          </>
        )}
      </p>
    </div>
  );
}

/** What an address tells of the last act, and a link elsewhere does not. */
const NOT_TOLD = { done: null, count: null, skipped: null };

function tickedIn(typed: Record<string, unknown> | null | undefined): string[] {
  return [typed?.files].flat().filter((value) => typeof value === "string");
}
