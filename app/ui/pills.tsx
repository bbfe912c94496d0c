import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface FilterPill {
  label: string;
  /** Query string of the page without this filter, see `searchWithout`. */
  removeSearch: string;
}

/** The filters in force; each is a link that takes itself away. */
export function FilterPills({ filters, clearSearch = "" }: { filters: FilterPill[]; clearSearch?: string }) {
  const { t } = useTranslation("common");
  if (filters.length === 0) return null;
  return (
    <nav className="pills" aria-label={t("filters.active")}>
      <ul>
        {filters.map(({ label, removeSearch }) => (
          <li key={label}>
            <Link className="pill" to={{ search: removeSearch }} aria-label={t("filters.remove", { label })}>
              {label}
              <Icon name="remove" />
            </Link>
          </li>
        ))}
      </ul>
      <Link className="small" to={{ search: clearSearch }}>
        {t("action.clear_all")}
      </Link>
    </nav>
  );
}
