import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FacetFilters, ListSearch } from "#app/ui/facet-filters.tsx";
import type { FacetView } from "#app/ui/facet-view.ts";
import { Pagination, ShownRange } from "#app/ui/pagination.tsx";
import { type FilterPill, FilterPills } from "#app/ui/pills.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { AsVisitor } from "../../project/ui/as-visitor.tsx";
import type { BoardCardView } from "../board-model.ts";
import type { ProjectMapView } from "../map-model.ts";
import type { ColumnsView } from "../columns-model.ts";
import { BOARD_PAGE_SIZES, type BoardLook } from "../board-filters.ts";
import { BoardCard } from "./board-card.tsx";
import { ProjectColumns } from "./project-columns.tsx";
import { ProjectMap } from "./project-map.tsx";
import { ProjectRows } from "./project-rows.tsx";
import { ProjectTimeline } from "./project-timeline.tsx";
import type { TimelineView } from "./timeline-model.ts";

const RESULTS = "results";
const SEARCH = { form: "board-search", action: "/projects" };

interface FiltersView {
  query: string;
  sort: string;
  sorts: { value: string; label: string }[];
  unfolded: readonly string[];
  kept: { name: string; value: string }[];
  facets: FacetView[];
  pills: FilterPill[];
  /** The query string of the whole board, shown in the same way. */
  clearSearch: string;
  feedSearch: string;
  /** The query string under which the search is kept. */
  saveSearch: string;
  look: BoardLook;
  looks: { label: string; to: string; isCurrent: boolean }[];
  unknown: string | null;
}

interface FoundView {
  cards: BoardCardView[];
  total: number;
  page: number;
  guess: string | null;
}

interface BoardProps {
  title: string;
  filters: FiltersView;
  found: FoundView;
  columns: ColumnsView | null;
  map: ProjectMapView | null;
  timeline: TimelineView | null;
  /** The same board with all that the reader may see, where it shows what visitors see. */
  allSearch: string | null;
  /** The reader is signed in, and may see more than the feeds hold. */
  seesMore: boolean;
  canPost: boolean;
}

/** The board of projects: search, filters, list. */
export function ProjectBoard({
  title,
  filters,
  found,
  columns,
  map,
  timeline,
  allSearch,
  seesMore,
  canPost,
}: BoardProps) {
  const { t } = useTranslation(["projects", "results"]);
  return (
    <div className="page page-body directory stack">
      <div className="stack">
        <div className="page-heading">
          <div className="directory-head">
            <h1>{title}</h1>
            <p className="lead">
              <span data-found="">{t("board.count", { count: found.total })}</span>.{" "}
              <Link to="/projects/criteria">{t("criteria.title")}</Link> ·{" "}
              <Link to="/results">{t("results:list.title")}</Link> · <Link to="/year">{t("year.link_plain")}</Link>
            </p>
          </div>
          {canPost && <LinkButton to="/projects/new">{t("board.new")}</LinkButton>}
        </div>
        <ListSearch {...SEARCH} {...filters} label={t("board.search")} help={t("board.search_hint")} />
        {filters.unknown && (
          <Callout tone="wait" role="status" title={t("common:filters.unknown", { values: filters.unknown })} />
        )}
        <AsVisitor allSearch={allSearch} />
        <FilterPills filters={filters.pills} clearSearch={filters.clearSearch} />
      </div>
      <p className="map-skip">
        <a href={`#${RESULTS}`}>{t("board.skip_filters")}</a>
      </p>
      <div className="sidebar-start">
        <FacetFilters {...SEARCH} {...filters} />
        <section className="stack stack-tight" id={RESULTS} aria-label={t("board.results")}>
          {found.guess && <p role="status">{t("board.guess", { typed: filters.query, guess: found.guess })}</p>}
          <Found {...{ found, filters, columns, map, timeline, seesMore }} />
        </section>
      </div>
    </div>
  );
}

type FoundProps = Pick<BoardProps, "found" | "filters" | "columns" | "map" | "timeline" | "seesMore">;

function Found({ found, filters, columns, map, timeline, seesMore }: FoundProps) {
  const { t } = useTranslation("projects");
  const { cards, total, page } = found;
  const pageSize = BOARD_PAGE_SIZES[filters.look];
  const isPaged = !columns && !map;
  if (cards.length === 0 && !columns?.columns.some((column) => column.total > 0))
    return (
      <EmptyState
        title={t("board.empty.title")}
        text={t("board.empty.text")}
        headingLevel={2}
        action={
          <div className="cluster">
            <LinkButton to={`/projects${filters.clearSearch}`} variant="quiet">
              {t("board.show_all")}
            </LinkButton>
            <SaveSearch search={filters.saveSearch} />
          </div>
        }
      />
    );
  return (
    <>
      <div className="directory-views">
        <Tabs items={filters.looks} />
        {isPaged && <ShownRange page={page} pageSize={pageSize} total={total} />}
      </div>
      {columns && <ProjectColumns view={columns} />}
      {map && <ProjectMap map={map} />}
      {filters.look === "cards" && (
        <ul className="entry-list">
          {cards.map((card) => (
            <li key={card.slug}>
              <BoardCard project={card} />
            </li>
          ))}
        </ul>
      )}
      {timeline && <ProjectTimeline timeline={timeline} />}
      {timeline && <h2>{t("timeline.table")}</h2>}
      {(filters.look === "rows" || timeline) && <ProjectRows projects={cards} caption={t("board.title")} />}
      {isPaged && <Pagination page={page} pageSize={pageSize} total={total} />}
      <InOtherForms {...{ filters, seesMore }} />
    </>
  );
}

/** The search kept, and the same projects for programs. */
function InOtherForms({ filters, seesMore }: Pick<FoundProps, "filters" | "seesMore">) {
  const { t } = useTranslation("projects");
  return (
    <p className="cluster small">
      <SaveSearch search={filters.saveSearch} />
      <a href={`/projects/feed.atom${filters.feedSearch}`}>{t("feed.link")}</a>
      <a href={`/projects/calendar.ics${filters.feedSearch}`}>{t("calendar.link")}</a>
      {seesMore && <span className="soft">{t("feed.of_visitors")}</span>}
    </p>
  );
}

function SaveSearch({ search }: { search: string }) {
  const { t } = useTranslation("projects");
  return <Link to={`/following/search?list=projects${search ? `&${search}` : ""}`}>{t("board.follow")}</Link>;
}
