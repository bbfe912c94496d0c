import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

interface Crumb {
  label: string;
  /** BCP 47 tag of a label that somebody typed. */
  lang?: string;
  /** Left out for the page the reader is on. */
  to?: string;
}

export function Breadcrumbs({ items }: { items: Crumb[] }) {
  const { t } = useTranslation("common");
  return (
    <nav className="breadcrumbs" aria-label={t("nav.breadcrumbs")}>
      <ol>
        {items.map(({ label, lang, to }) => (
          <li key={`${to ?? ""} ${label}`}>
            {to ? (
              <Link to={to} lang={lang}>
                {label}
              </Link>
            ) : (
              <span aria-current="page" lang={lang}>
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
