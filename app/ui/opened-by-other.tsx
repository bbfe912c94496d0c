import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useRootData } from "./root-data.ts";

/** A form of one account that was sent after another had signed in in the same browser. */
export function OpenedByOther() {
  const { t } = useTranslation("common");
  const name = useRootData()?.viewer?.name ?? "";
  const { pathname, search } = useLocation();
  return (
    <div className="page error-page">
      <h1>{t("opened_by_other.title")}</h1>
      <p className="lead">{t("opened_by_other.text")}</p>
      <p>{t("opened_by_other.signed_in", { name })}</p>
      <p>
        <a href={pathname + search}>{t("opened_by_other.anew")}</a>
      </p>
    </div>
  );
}
