import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { OwedView } from "./dues-model.ts";

export interface OwedTableProps {
  caption: string;
  /** The words stand above it already. */
  isCaptionHidden?: boolean;
  lines: readonly OwedView[];
}

/** What some members owe for a year, and why. */
export function OwedTable({ caption, isCaptionHidden, lines }: OwedTableProps) {
  const { t } = useTranslation("dues");
  const heads = {
    member: t("column.member"),
    category: t("column.category"),
    students: t("column.students"),
    income: t("column.income"),
    amount: t("column.amount"),
    why: t("column.why"),
  };
  return (
    <DataTable caption={caption} isCaptionHidden={isCaptionHidden} isStacked isCompact columns={Object.values(heads)}>
      <tbody>
        {lines.map(({ number, name, place, category, students, income, amount, why, notes }) => (
          <tr key={number}>
            <th scope="row">
              <InstitutionName {...name} />
              <div className="soft small">
                <Link to={`/dues/members/${number}`}>{keepNumbers(number)}</Link>, {place}
              </div>
            </th>
            <td data-label={heads.category}>{category}</td>
            <td data-label={heads.students} className="number">
              {students ?? "—"}
            </td>
            <td data-label={heads.income}>{income ?? "—"}</td>
            <td data-label={heads.amount} className="number">
              {amount ?? "—"}
            </td>
            <td data-label={heads.why}>
              {why}
              {notes.map((note) => (
                <div key={note} className="soft small">
                  {note}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
