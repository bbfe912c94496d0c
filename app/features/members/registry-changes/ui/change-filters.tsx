import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import type { ChangeFilterView } from "./registry-change-model.ts";

/** Narrows what the registry says to one kind of fact or one release; the address keeps it. */
export function ChangeFilters({ filters, isSettled }: { filters: ChangeFilterView[]; isSettled: boolean }) {
  const { t } = useTranslation("members");
  return (
    <Form method="get" className="row" data-at-once="" aria-label={t("common:filters.label")}>
      {isSettled && <input type="hidden" name="settled" value="" />}
      {filters.map(({ name, label, value, options }) => (
        <div className="field" key={name}>
          <label className="field-label" htmlFor={`filter-${name}`}>
            {label}
          </label>
          <Select
            id={`filter-${name}`}
            name={name}
            defaultValue={value}
            placeholder={t("registry_changes.filter.any")}
            options={options}
          />
        </div>
      ))}
      <Button type="submit" variant="quiet">
        {t("common:action.apply_filters")}
      </Button>
    </Form>
  );
}
