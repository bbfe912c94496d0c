import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { FoldOnPhone } from "./disclosure.tsx";
import type { FacetView } from "./facet-view.ts";
import { Select } from "./select.tsx";

interface SearchProps {
  /** The id of the form, see `FacetFilters`. */
  form: string;
  action: string;
  label: string;
  help: string;
  query: string;
  sort: string;
  sorts: readonly { value: string; label: string }[];
}

/** Search words and order of a list: the head of the form whose other half is `FacetFilters`. */
export function ListSearch({ form, action, label, help, query, sort, sorts }: SearchProps) {
  const { t } = useTranslation("common");
  return (
    <form id={form} className="directory-search" role="search" method="get" action={action} data-at-once="">
      <div className="field directory-words">
        <label className="field-label" htmlFor="search-words">
          {label}
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
          {help}
        </span>
      </div>
      <label className="field">
        <span className="field-label">{t("filters.sort")}</span>
        <Select name="sort" defaultValue={sort} options={sorts} />
      </label>
      <Button type="submit">{t("action.search")}</Button>
    </form>
  );
}

interface FilterProps {
  /** The id of the form these controls belong to, which stands in another place of the page. */
  form: string;
  action: string;
  facets: readonly FacetView[];
  unfolded: readonly string[];
  /** What else the address says, for the form to keep. */
  kept: readonly { name: string; value: string }[];
}

/** Everything a list can be narrowed by, with how many each choice would leave. */
export function FacetFilters({ form, action, facets, unfolded, kept }: FilterProps) {
  const { t } = useTranslation("common");
  return (
    <aside className="filters" aria-label={t("filters.label")}>
      <FoldOnPhone summary={t("filters.label")} isOpen={unfolded.length > 0}>
        <div className="facets">
          {facets.map(
            (facet) => facet.values.length > 0 && <FacetChoices key={facet.facet} {...{ ...facet, form, action }} />,
          )}
          {unfolded.map((facet) => (
            <input key={facet} type="hidden" name="more" value={facet} form={form} />
          ))}
          {kept.map(({ name, value }) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} form={form} />
          ))}
        </div>
        <div className="filters-apply">
          <Button type="submit" form={form}>
            {t("action.apply_filters")}
          </Button>
        </div>
      </FoldOnPhone>
    </aside>
  );
}

type ChoicesProps = FacetView & Pick<FilterProps, "form" | "action">;

function FacetChoices({ form, action, facet, label, values, chosen, isOpen, more }: ChoicesProps) {
  const { t } = useTranslation("common");
  return (
    <details className="facet" id={facet} open={isOpen}>
      <summary>{label}</summary>
      <fieldset className="fieldset" aria-label={label}>
        {values.map((one) => (
          <label key={one.value} className="facet-value">
            <input
              type="checkbox"
              name={facet}
              value={one.value}
              form={form}
              defaultChecked={chosen.includes(one.value)}
            />
            <span>{one.label}</span>
            <span className="facet-count">{one.count}</span>
          </label>
        ))}
        {more && (
          <Button
            type="submit"
            variant="quiet"
            size="small"
            form={form}
            formAction={`${action}#${facet}`}
            name="more"
            value={facet}
          >
            {t("filters.more", { count: more })}
          </Button>
        )}
      </fieldset>
    </details>
  );
}
