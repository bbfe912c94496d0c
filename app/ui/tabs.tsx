import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

interface Tab {
  label: string;
  /** An address, or only a query string such as `?view=map`, which stays on this page. */
  to: string;
  isCurrent?: boolean;
  count?: number;
  /** The number in words, “3 pairs”, for whoever hears it. */
  counted?: string;
}

/** Views of one page, each with its own address. */
export function Tabs({ items, label }: { items: Tab[]; label?: string }) {
  const { t } = useTranslation("common");
  return (
    <nav className="tabs" aria-label={label ?? t("nav.view")}>
      <ul>
        {items.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} aria-current={tab.isCurrent ? "page" : undefined} preventScrollReset>
              {tab.label}
              {tab.count !== undefined && (
                <span className="count" aria-hidden={tab.counted ? true : undefined}>
                  {tab.count}
                </span>
              )}
              {tab.counted && <span className="visually-hidden">, {tab.counted}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
