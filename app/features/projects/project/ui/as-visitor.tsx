import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Says to somebody signed in that a list shows only what visitors see. */
export function AsVisitor({ allSearch }: { allSearch: string | null }) {
  const { t } = useTranslation("projects");
  if (allSearch === null) return null;
  return (
    <p>
      {t("as_visitor.text")} <Link to={{ search: allSearch }}>{t("as_visitor.all")}</Link>
    </p>
  );
}
