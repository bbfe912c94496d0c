import { Form, Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Select } from "#app/ui/select.tsx";
import { Button } from "#app/ui/button.tsx";
import { FoldOnPhone } from "#app/ui/disclosure.tsx";
import { searchWith } from "#app/ui/search-params.ts";

interface FilterProps {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
}

interface BoardFiltersProps {
  filters: FilterProps[];
  isSeeking: boolean;
  /** What the other form of the page holds, so that one keeps the other's choice. */
  kept: Record<string, string>;
}

function Kept({ values }: { values: Record<string, string> }) {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return given.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The filters of the board: a form that needs no script, folded on a phone. */
export function BoardFilters({ filters, isSeeking, kept }: BoardFiltersProps) {
  const { t } = useTranslation("projects");
  return (
    <FoldOnPhone summary={t("common:filters.label")}>
      <Form method="get" className="stack" data-at-once="" aria-label={t("common:filters.label")}>
        <Kept values={kept} />
        <div className="choice">
          <input id="filter-seeking" type="checkbox" name="seeking" value="1" defaultChecked={isSeeking} />
          <label htmlFor="filter-seeking">{t("filter.seeking")}</label>
        </div>
        {filters.map((filter) => (
          <FilterSelect key={filter.name} {...filter} />
        ))}
        <Button type="submit" variant="quiet">
          {t("common:action.apply_filters")}
        </Button>
      </Form>
    </FoldOnPhone>
  );
}

function FilterSelect({ name, label, value, options }: FilterProps) {
  const { t } = useTranslation("projects");
  return (
    <div className="field">
      <label className="field-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <Select id={`filter-${name}`} name={name} defaultValue={value} placeholder={t("filter.any")} options={options} />
    </div>
  );
}

/** The search field of the board; what the filters hold stays. */
export function BoardSearch({ query, kept }: { query: string; kept: Record<string, string> }) {
  const { t } = useTranslation("projects");
  return (
    <Form method="get" role="search" className="row row-grow">
      <input
        type="search"
        name="q"
        className="input"
        aria-label={t("board.search")}
        placeholder={t("board.search_hint")}
        defaultValue={query}
        maxLength={200}
      />
      <Button type="submit">{t("common:action.search")}</Button>
      <Kept values={kept} />
    </Form>
  );
}

/** The orders of the list as links. */
export function BoardSort({ sorts }: { sorts: { value: string; label: string; isChosen: boolean }[] }) {
  const { t } = useTranslation("projects");
  const { search } = useLocation();
  return (
    <nav className="cluster small" aria-label={t("common:filters.sort")}>
      <span className="soft">{t("common:filters.sort")}:</span>
      {sorts.map(({ value, label, isChosen }) =>
        isChosen ? (
          <strong key={value} aria-current="true">
            {label}
          </strong>
        ) : (
          <Link key={value} to={{ search: searchWith(search, { sort: value, done: null }) }}>
            {label}
          </Link>
        ),
      )}
    </nav>
  );
}
