import { Form, useNavigate } from "@remix-run/react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import type { RegistryHit } from "../registry-views.server.ts";
import { InstitutionCombobox } from "./institution-combobox.tsx";
import { InstitutionFacts } from "./institution-facts.tsx";

interface InstitutionPickerProps {
  /** The page that searches: its loader reads `q` and `country`. */
  action: string;
  query: string;
  /** ISO 3166-1 alpha-2; empty for all countries. */
  country: string;
  countries: readonly { value: string; label: string }[];
  /** What was found for `query`; null when nothing was asked yet. */
  results: readonly RegistryHit[] | null;
  /** Where choosing an institution leads. */
  hrefOf: (registryId: string) => string;
  /** Where those go whose institution is not in the registry. */
  notListedHref: string;
}

/**
 * Finds one's institution in the registry: a GET form with a list of links, which with JavaScript also suggests while one
 * types. Being in no registry is a way as good as any other.
 */
export function InstitutionPicker(props: InstitutionPickerProps) {
  const { t } = useTranslation("registry");
  return (
    <div className="stack stack-loose">
      <SearchForm {...props} />
      {props.results && <Results {...props} results={props.results} />}
      <div className="card card-quiet row row-between">
        <p>{t("picker.not_listed_hint")}</p>
        <LinkButton to={props.notListedHref} variant="quiet">
          {t("picker.not_listed")}
        </LinkButton>
      </div>
      <p className="small soft">{t("picker.source")}</p>
    </div>
  );
}

function SearchForm({ action, query, country: initialCountry, countries, hrefOf }: InstitutionPickerProps) {
  const { t } = useTranslation("registry");
  const navigate = useNavigate();
  const id = useId();
  const [country, setCountry] = useState(initialCountry);
  return (
    <Form method="get" action={action} role="search" className="form">
      <div className="field">
        <label className="field-label" htmlFor={`${id}-q`}>
          {t("picker.label")}
        </label>
        <p className="field-help" id={`${id}-help`}>
          {t("picker.help")}
        </p>
        <InstitutionCombobox
          id={`${id}-q`}
          name="q"
          defaultValue={query}
          country={country}
          describedBy={`${id}-help`}
          onChoose={(hit) => navigate(hrefOf(hit.id))}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-country`}>
          {t("picker.country")}
        </label>
        <Select
          id={`${id}-country`}
          name="country"
          defaultValue={initialCountry}
          placeholder={t("picker.any_country")}
          options={countries}
          onChange={(event) => setCountry(event.currentTarget.value)}
        />
      </div>
      <div>
        <Button type="submit">{t("common:action.search")}</Button>
      </div>
    </Form>
  );
}

function Results({ results, hrefOf }: { results: readonly RegistryHit[]; hrefOf: InstitutionPickerProps["hrefOf"] }) {
  const { t } = useTranslation("registry");
  const headingId = useId();
  if (results.length === 0) {
    return (
      <div className="card" role="status">
        <p>
          <strong>{t("picker.none")}</strong>
        </p>
        <p className="soft">{t("picker.none_hint")}</p>
      </div>
    );
  }
  return (
    <section aria-labelledby={headingId} className="stack">
      <h2 id={headingId} className="card-heading">
        {t("picker.found", { count: results.length })}
      </h2>
      <ul className="institution-hits">
        {results.map((hit) => (
          <li key={hit.id}>
            <div className="institution-hit" id={`${headingId}-${hit.id}`}>
              <InstitutionFacts hit={hit} />
            </div>
            <LinkButton to={hrefOf(hit.id)} size="small" variant="quiet" aria-describedby={`${headingId}-${hit.id}`}>
              {t("picker.choose")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
