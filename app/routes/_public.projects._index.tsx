import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BOARD_PAGE_SIZE, readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoardOptions } from "#app/features/projects/board/board-options.server.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { listInitiativeChoices } from "#app/features/projects/board/initiative-filter.server.ts";
import { boardCard, filterViews, pillViews, sortViews } from "#app/features/projects/board/board-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { postsFor } from "#app/features/projects/project/project.policy.ts";
import { BoardCard } from "#app/features/projects/board/ui/board-card.tsx";
import { BoardFilters, BoardSearch, BoardSort } from "#app/features/projects/board/ui/board-filters.tsx";
import { findViewer } from "#app/http/guards.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { FilterPills } from "#app/ui/pills.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { dayNow } from "#app/platform/days.ts";

export const handle = { isStatic: true, script: "/filters.js" };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const chosen = data.pills.map(({ label }) => label).join(", ");
  return publicMeta(matches, { path: "/projects", title: [chosen, data.title], description: data.description });
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, locale, clock, clientIp, limits } = context;
  const asked = readBoardFilters(new URL(request.url).searchParams);
  const wait = asked.q ? await limits.consume("searchByAddress", { ip: clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const audience = await getAudience(db, await findViewer({ context }), dayNow(clock));
  const initiatives = await listInitiativeChoices(db, audience, asked.initiative, words);
  // One that is unknown or withdrawn counts as not given.
  const isKnown = initiatives.some(({ slug }) => slug === asked.initiative);
  const filters = { ...asked, initiative: isKnown ? asked.initiative : null };
  const [board, options] = await Promise.all([
    listBoard(db, audience, filters, words.today),
    listBoardOptions(db, audience),
  ]);
  return json({
    title: words.t("projects:board.title"),
    description: words.t("projects:board.lead"),
    cards: board.rows.map((row) => boardCard(row, words)),
    total: board.total,
    page: board.page,
    filters: filterViews(filters, { options, initiatives }, words),
    pills: pillViews(filters, initiatives, words),
    sorts: sortViews(filters, words),
    sort: filters.sort === "newest" ? "newest" : "",
    query: filters.q,
    guess: board.guess,
    isSeeking: filters.isSeeking,
    canPost: postsFor(audience).length > 0,
  });
}

export default function Board() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  const { search } = useLocation();
  const { title, query, sort, filters, isSeeking, cards } = data;
  const chosen = Object.fromEntries(filters.map(({ name, value }) => [name, value]));
  const pills = data.pills.map(({ name, label }) => ({ label, removeSearch: searchWith(search, { [name]: null }) }));
  return (
    <div className="page page-body stack stack-loose">
      <header className="stack stack-tight">
        <div className="page-heading">
          <h1>{title}</h1>
          {data.canPost && <LinkButton to="/projects/new">{t("board.new")}</LinkButton>}
        </div>
        <p className="lead">{t("board.lead")}</p>
        <p className="small">
          <Link to="/projects/criteria">{t("criteria.title")}</Link>
        </p>
      </header>
      <BoardSearch query={query} kept={{ ...chosen, seeking: isSeeking ? "1" : "", sort }} />
      <div className="sidebar-start">
        <aside aria-label={t("common:filters.label")}>
          <BoardFilters filters={filters} isSeeking={isSeeking} kept={{ q: query, sort }} />
        </aside>
        <section className="stack" aria-labelledby="found">
          <div className="row row-between">
            <h2 id="found" className="result-count">
              {t("board.count", { count: data.total })}
            </h2>
            <BoardSort sorts={data.sorts} />
          </div>
          <FilterPills filters={pills} />
          {data.guess && <p role="status">{t("board.guess", { typed: query, guess: data.guess })}</p>}
          {cards.length === 0 ? (
            <EmptyState title={t("board.empty.title")} text={t("board.empty.text")} headingLevel={3} />
          ) : (
            <ul className="entry-list">
              {cards.map((card) => (
                <li key={card.slug}>
                  <BoardCard project={card} headingLevel={3} />
                </li>
              ))}
            </ul>
          )}
          <Pagination page={data.page} pageSize={BOARD_PAGE_SIZE} total={data.total} />
        </section>
      </div>
    </div>
  );
}
