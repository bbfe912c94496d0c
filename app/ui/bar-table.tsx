import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "./card.tsx";
import { DataTable } from "./table.tsx";

interface BarTableProps {
  caption: string;
  /** The heads of the columns: what is counted, then one for each figure. */
  columns: readonly string[];
  /** Words stand in the place of a figure that is not said; a label may lead to what its figures count. */
  rows: readonly { label: string; to?: string; figures: readonly (number | string | null)[] }[];
  /** Said of a figure that is not known. */
  none: string;
  headingLevel?: 2 | 3 | 4;
  id?: string;
}

const lengthOf = (figure: number | string | null | undefined) => (typeof figure === "number" ? figure : 0);

/** Figures as a chart that is a table: each cell says its number and draws it as a bar against the highest of its column. */
export function BarTable({ caption, columns, rows, none, headingLevel, id }: BarTableProps) {
  const { t } = useTranslation();
  const highestIn = (place: number) => Math.max(1, ...rows.map(({ figures }) => lengthOf(figures[place])));
  return (
    <Card id={id} title={caption} headingLevel={headingLevel}>
      <DataTable caption={caption} isCaptionHidden columns={columns} isCompact>
        <tbody>
          {rows.map(({ label, to, figures }) => (
            <tr key={label}>
              <th scope="row">{to ? <Link to={to}>{label}</Link> : label}</th>
              {figures.map((figure, place) => (
                <td key={columns[place + 1]}>
                  <span className="bar-cell">
                    <span className="numeric">
                      {typeof figure === "number" ? (
                        t("common:number", { number: figure })
                      ) : (
                        <span className="soft">{figure ?? none}</span>
                      )}
                    </span>
                    <svg
                      className="bar"
                      viewBox="0 0 100 8"
                      preserveAspectRatio="none"
                      aria-hidden="true"
                      focusable="false"
                    >
                      <rect width={(100 * lengthOf(figure)) / highestIn(place)} height="8" rx="1" />
                    </svg>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Card>
  );
}
