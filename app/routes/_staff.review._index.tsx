import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { QUEUE_PAGE_SIZE, QUEUE_STATES, readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { listQueueOwners, listQueuePlaces } from "#app/features/applications/review/review-places.server.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { ReviewFilters } from "#app/features/applications/review/ui/review-filters.tsx";
import { ReviewTable } from "#app/features/applications/review/ui/review-table.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { countryName, regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { FilterPills } from "#app/ui/pills.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const filter = readQueueFilter(new URL(args.request.url).searchParams);
  const [queue, places, owners] = await Promise.all([
    listReviewQueue(db, { viewer, filter, locale, now: clock.now() }),
    listQueuePlaces(db, viewer, locale),
    listQueueOwners(db, viewer, locale),
  ]);
  const { place } = filter;
  const placeName = place && (/^\d/.test(place) ? regionName(place, locale) : countryName(place, locale));
  return json({
    title: translator(locale)("review:title"),
    filter,
    places,
    owners,
    placeName,
    ownerName: nameOfOwner(filter.owner, owners),
    ...queue,
  });
}

function nameOfOwner(owner: string, owners: { value: string; label: string }[]): string | null {
  return owners.find(({ value }) => value === owner)?.label ?? null;
}

/** The filters in force, each a link that takes itself away; the state has its tabs. */
function useFilterPills(
  { q, owner, overdue }: ReturnType<typeof readQueueFilter>,
  placeName: string | null,
  ownerName: string | null,
) {
  const { t } = useTranslation("review");
  const { search } = useLocation();
  const pills: [string, string, boolean][] = [
    ["q", q, q !== ""],
    ["place", placeName ?? "", placeName !== null],
    ["owner", ownerName ?? t([`owner.${owner}`, "owner.other"]), owner !== "anyone"],
    ["overdue", t("filter.overdue"), overdue],
  ];
  const inForce = pills.filter(([, , isOn]) => isOn);
  return inForce.map(([name, label]) => ({ label, removeSearch: searchWith(search, { [name]: null }) }));
}

/** Where else files fit the filters, each with its number as a link: what was looked for may be in another state. */
function Elsewhere({ tabs }: { tabs: { state: string; label: string; to: string; count: number }[] }) {
  const { t } = useTranslation("review");
  const others = tabs.filter(({ state, count }) => state !== "open" && count > 0);
  if (others.length === 0) return null;
  return (
    <ul className="cluster plain-list">
      {others.map(({ state, label, to, count }) => (
        <li key={state}>
          <Link to={to}>{t("empty.elsewhere", { count, state: label })}</Link>
        </li>
      ))}
    </ul>
  );
}

export default function ReviewQueue() {
  const { title, filter, places, owners, placeName, ownerName, items, counts, total } = useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  const { search } = useLocation();
  const pills = useFilterPills(filter, placeName, ownerName);
  const tabs = QUEUE_STATES.map((state) => ({
    state,
    label: t(`state.${state}`),
    to: `/review${searchWith(search, { state: state === "open" ? null : state, page: null, done: null })}`,
    isCurrent: filter.state === state,
    count: counts[state],
  }));
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="review" />
      <Tabs items={tabs} label={t("states")} />
      <ReviewFilters filter={filter} places={places} owners={owners} />
      <FilterPills filters={pills} clearSearch={filter.state === "open" ? "" : `?state=${filter.state}`} />
      {items.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          text={t(pills.length > 0 ? "empty.filtered" : "empty.text")}
          action={<Elsewhere tabs={tabs} />}
        />
      ) : (
        <ReviewTable rows={items} caption={title} />
      )}
      <Pagination page={filter.page} pageSize={QUEUE_PAGE_SIZE} total={total} />
    </div>
  );
}
