import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AS_VISITOR, isAsVisitor } from "#app/features/projects/project/as-visitor.ts";
import { getReaders } from "#app/features/projects/project/project-audience.server.ts";
import { resultsView } from "#app/features/projects/published/list-view.server.ts";
import {
  readResultFilters,
  RESULT_FACETS,
  RESULTS_PAGE_SIZE,
} from "#app/features/projects/published/result-filters.ts";
import { AsVisitor } from "#app/features/projects/project/ui/as-visitor.tsx";
import { ResultCards } from "#app/features/projects/published/ui/result-cards.tsx";
import { findViewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FacetFilters } from "#app/ui/facet-filters.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { publicMeta } from "#app/ui/public-links.ts";

const PATH = "/results";
const FORM = "results-search";
const FEED = "/results/feed.atom";

export const handle = {
  isStatic: true,
  kept: { by: [...RESULT_FACETS, "initiative", "more", "page", AS_VISITOR.name], unless: ["q"] },
};

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: PATH, title: [data.title], description: data.lead, feed: FEED }) : [];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { search, searchParams } = new URL(request.url);
  const viewer = await findViewer({ context });
  const audience = await getReaders(db, viewer, words.today, searchParams);
  const unfolded = RESULT_FACETS.filter((facet) => searchParams.getAll("more").includes(facet));
  const view = await resultsView(db, audience, readResultFilters(searchParams), unfolded, words);
  return json({
    ...{ title: words.t("results:list.title"), lead: words.t("results:list.lead"), unfolded, ...view },
    allSearch: viewer && isAsVisitor(searchParams) ? searchWith(search, { [AS_VISITOR.name]: null }) : null,
    seesMore: viewer !== null && !isAsVisitor(searchParams),
    ofAllSearch: searchWith(search, { initiative: null }),
    kept: ["initiative", AS_VISITOR.name].flatMap((name) => {
      const value = searchParams.get(name);
      return value ? [{ name, value }] : [];
    }),
  });
}

export default function Results() {
  const { title, lead, query, cards, total, page, facets, unfolded, initiative, ...list } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["results", "projects"]);
  return (
    <div className="page page-body stack stack-loose">
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <p data-found="">{t("list.count", { count: total })}</p>
      </header>
      <AsVisitor allSearch={list.allSearch} />
      {initiative && (
        <p>
          {t("list.initiative")}{" "}
          {initiative.title ? <Link to={`/initiatives/${initiative.slug}`}>{initiative.title}</Link> : initiative.slug}.{" "}
          <Link to={{ search: list.ofAllSearch }}>{t("list.initiative_all")}</Link>
        </p>
      )}
      <Form id={FORM} method="get" action={PATH} role="search" className="stack stack-tight">
        <label htmlFor="q">{t("list.search")}</label>
        <div className="row row-grow">
          <input id="q" type="search" name="q" className="input" dir="auto" defaultValue={query} maxLength={200} />
          <Button type="submit">{t("common:action.search")}</Button>
        </div>
      </Form>
      <div className="sidebar-start">
        <FacetFilters form={FORM} action={PATH} facets={facets} unfolded={unfolded} kept={list.kept} />
        <section className="stack" aria-label={t("list.found")}>
          {cards.length === 0 ? (
            <EmptyState title={t("list.empty.title")} text={t("list.empty.text")} />
          ) : (
            <>
              <ResultCards items={cards} />
              <Pagination page={page} pageSize={RESULTS_PAGE_SIZE} total={total} />
            </>
          )}
          <p className="small">
            <Link to="/year">{t("projects:year.link_results")}</Link> · <a href={FEED}>{t("list.feed")}</a>
            {list.seesMore && <span className="soft"> {t("list.feed_of_visitors")}</span>}
          </p>
        </section>
      </div>
    </div>
  );
}
