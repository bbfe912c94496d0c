import { useTranslation } from "react-i18next";
import { Select } from "#app/ui/select.tsx";
import { Button } from "#app/ui/button.tsx";
import { FoldOnPhone } from "#app/ui/disclosure.tsx";
import type { DirectoryView, FacetView } from "./directory-model.ts";

/** The controls stand in several places of the page and belong to this one form. */
const FORM = "directory-search";

type FilterProps = Pick<DirectoryView, "facets" | "unfolded" | "kept">;

/** Search words and order: the head of the form whose other half is `DirectoryFilters`. */
export function DirectorySearch({ query, sort, sorts }: Pick<DirectoryView, "query" | "sort" | "sorts">) {
  const { t } = useTranslation("members");
  return (
    <form id={FORM} className="directory-search" role="search" method="get" action="/directory" data-at-once="">
      <div className="field directory-words">
        <label className="field-label" htmlFor="search-words">
          {t("directory.search")}
        </label>
        <input
          id="search-words"
          className="input"
          type="search"
          name="q"
          defaultValue={query}
          dir="auto"
          aria-describedby="search-help"
        />
        <span className="field-help" id="search-help">
          {t("directory.search_help")}
        </span>
      </div>
      <label className="field">
        <span className="field-label">{t("common:filters.sort")}</span>
        <Select name="sort" defaultValue={sort} options={sorts} />
      </label>
      <Button type="submit">{t("common:action.search")}</Button>
    </form>
  );
}

/** Everything the members can be narrowed by, with how many each choice would leave. */
export function DirectoryFilters({ facets, unfolded, kept }: FilterProps) {
  const { t } = useTranslation("members");
  return (
    <aside className="filters" aria-label={t("common:filters.label")}>
      <FoldOnPhone summary={t("common:filters.label")} isOpen={unfolded.length > 0}>
        <div className="facets">
          {facets.map((facet) => facet.values.length > 0 && <FacetChoices key={facet.facet} {...facet} />)}
          {unfolded.map((facet) => (
            <input key={facet} type="hidden" name="more" value={facet} form={FORM} />
          ))}
          {kept.map(({ name, value }) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} form={FORM} />
          ))}
        </div>
        <div className="filters-apply">
          <Button type="submit" form={FORM}>
            {t("common:action.apply_filters")}
          </Button>
        </div>
      </FoldOnPhone>
    </aside>
  );
}

function FacetChoices({ facet, values, chosen, isOpen, more }: FacetView) {
  const { t } = useTranslation("members");
  const name = t(`directory.facet.${facet}`);
  return (
    <details className="facet" id={facet} open={isOpen}>
      <summary>{name}</summary>
      <fieldset className="fieldset" aria-label={name}>
        {values.map(({ value, label, count }) => (
          <label key={value} className="facet-value">
            <input type="checkbox" name={facet} value={value} form={FORM} defaultChecked={chosen.includes(value)} />
            <span>{label}</span>
            <span className="facet-count">{count}</span>
          </label>
        ))}
        {more && (
          <Button
            type="submit"
            variant="quiet"
            size="small"
            form={FORM}
            formAction={`/directory#${facet}`}
            name="more"
            value={facet}
          >
            {t("directory.more", { count: more })}
          </Button>
        )}
      </fieldset>
    </details>
  );
}
