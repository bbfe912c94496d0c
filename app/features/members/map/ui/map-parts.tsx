import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { MapView } from "./map-model.ts";

/** A longer table is folded. */
export const SHORT = 25;

/** The parts of the world that have a map of their own. */
export function MapAreas({ areas }: Pick<MapView, "areas">) {
  const { t } = useTranslation("members");
  return (
    <nav className="map-areas" aria-label={t("map.areas")}>
      <ul>
        {areas.map(({ label, to, isCurrent, count }) => (
          <li key={to}>
            <Link className="pill" to={to} aria-current={isCurrent ? "page" : undefined} preventScrollReset>
              {label} <span className="count">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the tones of countries stand for. */
export function MapLegend({ steps, words }: Pick<MapView, "steps"> & { words: string }) {
  const { t } = useTranslation("members");
  return (
    <figcaption className="map-legend small soft">
      <span>{words}</span>
      <ul className="map-steps">
        {steps.map((step, place) => (
          <li key={step}>
            <svg className="map-swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
              <rect className={`map-step-${place + 1}`} width="16" height="12" />
            </svg>
            {step}
          </li>
        ))}
      </ul>
      <span>{t("map.borders")}</span>
    </figcaption>
  );
}

interface CountryTableProps extends Pick<MapView, "rows"> {
  caption: string;
  /** What is counted. */
  counted: string;
}

/** The countries of a map, with how many each has. */
export function CountryTable({ rows, caption, counted }: CountryTableProps) {
  const { t } = useTranslation("members");
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={t("map.table", { count: rows.length })} isOpen={rows.length <= SHORT}>
      <DataTable caption={caption} isCaptionHidden isCompact columns={[t("map.country"), counted]}>
        <tbody>
          {rows.map(({ code, label, to, count }) => (
            <tr key={code}>
              <th scope="row">
                <Link to={to}>{label}</Link>
              </th>
              <td className="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Disclosure>
  );
}
