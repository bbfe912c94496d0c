import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
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
  const [nav, follow] = useFocusAfter(filters);
  if (filters.length === 0) return null;
  return (
    <nav className="pills" aria-label={t("filters.active")} ref={nav} onClick={follow}>
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

/** Where scripts change the list in place, one goes on at the filter that took the place of the one taken away. */
function useFocusAfter(filters: readonly FilterPill[]) {
  const nav = useRef<HTMLElement>(null);
  const pressed = useRef<number | null>(null);
  const pills = () => [...(nav.current?.querySelectorAll<HTMLElement>(".pill") ?? [])];
  const follow = ({ target }: { target: EventTarget }) => {
    const at = pills().findIndex((pill) => target instanceof Node && pill.contains(target));
    pressed.current = at === -1 ? pills().length : at;
  };
  const shown = filters.map(({ label }) => label).join("\n");
  useEffect(() => {
    if (pressed.current === null) return;
    const left = pills();
    (left[pressed.current] ?? left.at(-1) ?? document.getElementById("main"))?.focus({ preventScroll: true });
    pressed.current = null;
  }, [shown]);
  return [nav, follow] as const;
}
