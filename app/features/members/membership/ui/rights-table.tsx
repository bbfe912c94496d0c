import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import { DataTable } from "#app/ui/table.tsx";

export interface RightsView {
  standings: { code: string; title: string; explain: string }[];
  rows: { code: string; title: string; cells: { code: string; text: string; isGiven: boolean }[] }[];
}

/** What each way a membership can stand leaves each category to see and do. */
export function RightsTable({ view: { standings, rows } }: { view: RightsView }) {
  const { t } = useTranslation("members");
  return (
    <>
      <DataTable
        caption={t("rights.title")}
        isCaptionHidden
        isCompact
        isStacked
        columns={[t("rights.right"), ...standings.map(({ title }) => title)]}
      >
        <tbody>
          {rows.map(({ code, title, cells }) => (
            <tr key={code}>
              <th scope="row">{title}</th>
              {cells.map((cell, at) => (
                <td key={cell.code} data-label={standings[at]?.title} className={cell.isGiven ? undefined : "soft"}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <h2>{t("rights.standings")}</h2>
      <Facts isWide items={standings.map(({ title, explain }) => ({ term: title, value: explain }))} />
    </>
  );
}
