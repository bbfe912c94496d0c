import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/select.tsx";
import { ONE_LANGUAGE, type SheetChoice } from "../sheet-choice.ts";

/** The commitment to sign on paper, fetched in one language or in two beside each other. */
export function SheetForm({ sheet: { to, languages, first, second } }: { sheet: SheetChoice }) {
  const { t } = useTranslation("formalities");
  const id = useId();
  const none = { value: ONE_LANGUAGE, label: t("sheet.none") };
  return (
    <form method="get" action={to} className="stack" aria-label={t("sheet.get")}>
      <p className="small soft">{t("sheet.languages")}</p>
      <div className="row">
        <div className="field">
          <label className="field-label" htmlFor={`${id}first`}>
            {t("sheet.first")}
          </label>
          <Select id={`${id}first`} name="first" options={languages} defaultValue={first} />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}second`}>
            {t("sheet.second")}
          </label>
          <Select
            id={`${id}second`}
            name="second"
            options={[none, ...languages]}
            defaultValue={second ?? ONE_LANGUAGE}
          />
        </div>
      </div>
      <div>
        <Button type="submit" variant="quiet">
          {t("sheet.get")}
        </Button>
      </div>
    </form>
  );
}
