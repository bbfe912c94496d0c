import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Select } from "#app/ui/select.tsx";
import { COUNTRY_NUMBERS, MOST_NUMBERS } from "../consortium-filters.ts";
import type { ConsortiumView } from "../consortium-model.ts";
import { MOST_PLACES } from "../places.ts";

/** What is to be filled, and by which rules; sent, it is the address of the page. */
export function ConsortiumForm({ needs, filters }: Pick<ConsortiumView, "needs" | "filters">) {
  const { t } = useTranslation("consortium");
  const numbered = (numbers: readonly number[], words: "countries_least" | "most_at") =>
    numbers.map((number) => ({ value: String(number), label: t(words, { number }) }));
  return (
    <Form method="get" className="card stack">
      <fieldset className="fieldset">
        <legend>{t("needs")}</legend>
        {needs.reduce((sum, { number }) => sum + number, 0) > MOST_PLACES && (
          <p className="field-help">{t("too_many", { most: MOST_PLACES })}</p>
        )}
        <div className="choices">
          {needs.map(({ id, role, number, isChosen }) => (
            <div key={id} className="choice">
              <input id={id} type="checkbox" name="need" value={id} defaultChecked={isChosen} />
              <label htmlFor={id}>
                <OwnWords text={role} /> <span className="soft">{t("places", { count: number })}</span>
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <div className="field">
          <label htmlFor="countries">{t("countries")}</label>
          <Select
            id="countries"
            name="countries"
            placeholder={t("countries_any")}
            defaultValue={filters.countries ?? ""}
            options={numbered(COUNTRY_NUMBERS, "countries_least")}
          />
        </div>
        <div className="field">
          <label htmlFor="most">{t("most")}</label>
          <Select
            id="most"
            name="most"
            placeholder={t("most_any")}
            defaultValue={filters.most ?? ""}
            options={numbered(MOST_NUMBERS, "most_at")}
          />
        </div>
      </div>
      <div className="choice">
        <input id="unitwin" type="checkbox" name="unitwin" value="1" defaultChecked={filters.isUnitwin} />
        <label htmlFor="unitwin">{t("unitwin")}</label>
      </div>
      <div>
        <Button type="submit" variant="quiet">
          {t("show")}
        </Button>
      </div>
    </Form>
  );
}
