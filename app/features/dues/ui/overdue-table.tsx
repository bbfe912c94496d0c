import { useTranslation } from "react-i18next";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";

export interface OverdueView {
  id: string;
  number: string;
  /** The number of the member. */
  member: string;
  name: ShownName;
  place: string;
  /** Its account, for whoever keeps its dues; null for the council. */
  to: string | null;
  dueOn: string;
  days: string;
  open: string;
  last: { letter: string; day: string } | null;
}

/** The invoices that are overdue. */
export function OverdueTable({ lines }: { lines: readonly OverdueView[] }) {
  const { t } = useTranslation("dues");
  const heads = [
    t("column.member"),
    t("column.invoice"),
    t("invoice.open"),
    t("invoice.due_on"),
    t("overdue.days"),
    t("overdue.last"),
  ];
  return (
    <DataTable caption={t("overdue.title")} isCaptionHidden isStacked isCompact columns={heads}>
      <tbody>
        {lines.map(({ id, number, member, name, place, to, dueOn, days, open, last }) => (
          <tr key={id}>
            <th scope="row">
              <InstitutionName {...name} to={to ?? undefined} />
              <div className="soft small">{keepNumbers(`${member}, ${place}`)}</div>
            </th>
            <td data-label={heads[1]} className="nowrap">
              {number}
            </td>
            <td data-label={heads[2]} className="number">
              {open}
            </td>
            <td data-label={heads[3]}>{dueOn}</td>
            <td data-label={heads[4]} className="number">
              {days}
            </td>
            <td data-label={heads[5]}>
              {last ? (
                <>
                  {last.letter}
                  <div className="soft small">{last.day}</div>
                </>
              ) : (
                t("overdue.never")
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
