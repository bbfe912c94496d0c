import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FacetFilters, ListSearch } from "#app/ui/facet-filters.tsx";
import type { FacetView } from "#app/ui/facet-view.ts";
import { Pagination, ShownRange } from "#app/ui/pagination.tsx";
import { type FilterPill, FilterPills } from "#app/ui/pills.tsx";
import type { BoardCardView } from "../board-model.ts";
import { BOARD_PAGE_SIZE } from "../board-filters.ts";
import { BoardCard } from "./board-card.tsx";

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
  canPost: boolean;
}

/** The board of projects: search, filters, list. */
export function ProjectBoard({ title, filters, found, canPost }: BoardProps) {
  const { t } = useTranslation("projects");
  return (
    <div className="page page-body directory stack">
      <div className="stack">
        <div className="page-heading">
          <div className="directory-head">
            <h1>{title}</h1>
            <p className="lead">
              <span data-found="">{t("board.count", { count: found.total })}</span>.{" "}
              <Link to="/projects/criteria">{t("criteria.title")}</Link>
            </p>
          </div>
          {canPost && <LinkButton to="/projects/new">{t("board.new")}</LinkButton>}
        </div>
        <ListSearch {...SEARCH} {...filters} label={t("board.search")} help={t("board.search_hint")} />
        {filters.unknown && (
          <Callout tone="wait" role="status" title={t("common:filters.unknown", { values: filters.unknown })} />
        )}
        <FilterPills filters={filters.pills} />
      </div>
      <p className="map-skip">
        <a href={`#${RESULTS}`}>{t("board.skip_filters")}</a>
      </p>
      <div className="sidebar-start">
        <FacetFilters {...SEARCH} {...filters} />
        <section className="stack stack-tight" id={RESULTS} aria-label={t("board.results")}>
          {found.guess && <p role="status">{t("board.guess", { typed: filters.query, guess: found.guess })}</p>}
          <Found {...found} />
        </section>
      </div>
    </div>
  );
}

function Found({ cards, total, page }: FoundView) {
  const { t } = useTranslation("projects");
  if (cards.length === 0)
    return (
      <EmptyState
        title={t("board.empty.title")}
        text={t("board.empty.text")}
        headingLevel={2}
        action={
          <LinkButton to="/projects" variant="quiet">
            {t("board.show_all")}
          </LinkButton>
        }
      />
    );
  return (
    <>
      <ShownRange page={page} pageSize={BOARD_PAGE_SIZE} total={total} />
      <ul className="entry-list">
        {cards.map((card) => (
          <li key={card.slug}>
            <BoardCard project={card} />
          </li>
        ))}
      </ul>
      <Pagination page={page} pageSize={BOARD_PAGE_SIZE} total={total} />
    </>
  );
}
