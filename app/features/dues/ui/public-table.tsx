import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DataTable } from "#app/ui/table.tsx";

export interface PublicTableView {
  since: string;
  categories: { title: string; rows: { size: string; amounts: string[] }[] }[];
  /** Columns of every table, with the countries in each. */
  groups: { title: string; countries: string[] }[];
  /** The day of the list of countries. */
  groupsOf: string;
  rules: string[];
}

/** What each category pays, by size and income of the country. */
export function PublicTable({ table: { categories, groups, groupsOf, rules } }: { table: PublicTableView }) {
  const { t } = useTranslation("dues");
  const heads = [t("schedule.size"), ...groups.map(({ title }) => title)];
  return (
    <>
      {categories.map(({ title, rows }) =>
        rows.length === 0 ? (
          <section key={title} className="stack stack-tight">
            <h2>{title}</h2>
            <p>{t("public.category_free")}</p>
          </section>
        ) : (
          <DataTable key={title} caption={title} isStacked columns={heads}>
            <tbody>
              {rows.map(({ size, amounts }) => (
                <tr key={size}>
                  <th scope="row">{size}</th>
                  {amounts.map((amount, at) => (
                    <td key={heads[at + 1]} data-label={heads[at + 1]} className="number">
                      {amount}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </DataTable>
        ),
      )}
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <section className="stack stack-tight">
        <h2>{t("public.countries")}</h2>
        <p>{t("schedule.groups", { day: groupsOf })}</p>
        {groups.map(({ title, countries }) => (
          <Disclosure key={title} summary={`${title} (${countries.length})`}>
            <p>{countries.join(" · ")}</p>
          </Disclosure>
        ))}
      </section>
    </>
  );
}
